//! The differences as one page, which loads nothing from elsewhere.

use std::fmt::Write as _;

use vsphere_automation_codegen::Life;
use vsphere_automation_codegen::model::Stage;

use super::compared::Compared;
use super::people;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;margin:2em;max-width:80em}table{border-collapse:collapse}\
td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left}code{font-size:90%}.silent{background:#fdd}\
.generally-available{background:#cfe8cf}.technology-preview,.in-development{background:#fdf0c0}\
.deprecated{background:#f5d5b5}.absent{background:#eee}small{color:#555}";

pub(super) fn page(compared: &Compared) -> String {
    let Compared { old, new, comparison, version } = compared;
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n<p>Version: {}</p>\n",
        escaped(&people::bump(comparison.effect(), version.as_deref())),
        title = escaped(&if old == new { new.clone() } else { format!("{old} → {new}") }),
    );
    for (title, differences) in people::groups(&comparison.differences) {
        let class = if title.starts_with("SILENT") { " class=\"silent\"" } else { "" };
        let _ = writeln!(page, "<h2{class}>{}</h2>\n<ul>", escaped(title));
        for difference in differences {
            let preview = if difference.gated { " (preview)" } else { "" };
            let place = |place: &Option<_>| place.as_ref().map_or("–".to_owned(), ToString::to_string);
            let _ = writeln!(
                page,
                "<li>{} <code>{}</code>{preview}: {}<br><small>{}. {} → {}</small>",
                difference.subject,
                escaped(&difference.item),
                escaped(&difference.change.to_string()),
                escaped(difference.notice),
                escaped(&place(&difference.old)),
                escaped(&place(&difference.new)),
            );
        }
        page.push_str("</ul>\n");
    }
    if !comparison.face.is_empty() {
        page.push_str("<h2>In the sources</h2>\n<ul>\n");
        for change in &comparison.face {
            let _ = writeln!(page, "<li><code>{}</code>", escaped(&people::seen(change)));
        }
        page.push_str("</ul>\n");
    }
    matrix(&comparison.lives, &mut page);
    page
}

/// Operations by release.
fn matrix(lives: &[Life], page: &mut String) {
    let Some(first) = lives.first() else { return };
    page.push_str("<h2>Operations by release</h2>\n<table>\n<tr><th>");
    for (release, _) in &first.stages {
        let _ = write!(page, "<th>{release}");
    }
    for life in lives {
        let _ = write!(page, "\n<tr><td><code>{}</code>", escaped(&life.request));
        for (_, stage) in &life.stages {
            let word = match stage {
                Stage::GenerallyAvailable => "GA",
                Stage::TechnologyPreview => "TP",
                Stage::InDevelopment => "DEV",
                Stage::Deprecated => "DEP",
                Stage::Absent => "",
            };
            let _ = write!(page, "<td class=\"{}\">{word}", stage.as_str());
        }
    }
    page.push_str("\n</table>\n");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
