//! What any crate costs, and what each operation and each schema adds: the plane that fits best.

/// How many operations and schemas there are, and what was measured.
pub(super) type Point = (f64, f64, f64);

/// The fixed part, that of an operation, and that of a schema, by least squares. There must be points of which operations
/// and schemas are not in proportion.
pub(super) fn plane(points: &[Point]) -> [f64; 3] {
    let mut left = [[0.0; 3]; 3];
    let mut right = [0.0; 3];
    for (operations, schemas, value) in points {
        let terms = [1.0, *operations, *schemas];
        for row in 0..3 {
            (0..3).for_each(|column| left[row][column] += terms[row] * terms[column]);
            right[row] += terms[row] * value;
        }
    }
    let all = determinant(&left);
    std::array::from_fn(|column| {
        let mut replaced = left;
        replaced.iter_mut().zip(right).for_each(|(row, value)| row[column] = value);
        determinant(&replaced) / all
    })
}

fn determinant([a, b, c]: &[[f64; 3]; 3]) -> f64 {
    a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0])
}
