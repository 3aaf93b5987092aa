//! Bodies of requests, written so that no copy of a secret stays behind.

use std::io;

use serde::Serialize;
use zeroize::Zeroizing;

/// Written twice, first only to be measured: a buffer that grows would leave copies of secrets behind.
pub(super) fn to_json(body: &impl Serialize) -> Result<Zeroizing<Vec<u8>>, serde_json::Error> {
    let mut size = Size(0);
    serde_json::to_writer(&mut size, body)?;
    let mut bytes = Zeroizing::new(Vec::with_capacity(size.0));
    serde_json::to_writer(&mut *bytes, body)?;
    Ok(bytes)
}

struct Size(usize);

impl io::Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
