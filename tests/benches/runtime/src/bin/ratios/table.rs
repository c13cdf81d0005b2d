//! The counts as tables in Markdown: a row for each body, a column for each subject, the reference's count and ratios to it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use patch_benches_runtime::bodies;
use patch_benches_runtime::subjects::{
    Bytes, Derived, DerivedProblems, MaybeUndefined, Reference, ReferenceText, StructPatch, Subject,
};

use crate::cases::Name;

/// Prefix of the phase, and its title.
const PHASES: [(&str, &str); 7] = [
    ("read", "Reading a body"),
    ("write", "Printing into a buffer that is there"),
    ("validate", "Validating"),
    ("apply", "Applying, beside assignments"),
    ("diff", "The difference between two resources, beside comparing field by field"),
    ("merge", "Merging a request of 20 members with a later one, beside `or` for each field"),
    ("builder", "The builder, beside a struct literal of the same type"),
];

const SUBJECTS: [&str; 6] =
    [Derived::NAME, DerivedProblems::NAME, ReferenceText::NAME, StructPatch::NAME, MaybeUndefined::NAME, Bytes::NAME];

pub(crate) fn markdown(counts: &BTreeMap<Name, u64>) -> String {
    let mut text = String::new();
    for (phase, title) in PHASES {
        write!(text, "{}\n\n", if text.is_empty() { format!("### {title}") } else { format!("\n### {title}") })
            .expect("a string takes all");
        let subjects: Vec<&str> = SUBJECTS
            .into_iter()
            .filter(|subject| counts.keys().any(|name| name.phase == phase && name.subject == *subject))
            // Both print in the same way.
            .filter(|subject| phase == "read" || ![DerivedProblems::NAME, ReferenceText::NAME].contains(subject))
            .collect();
        let reference = if phase == "read" || phase == "write" { Reference::NAME } else { "by hand" };
        row(&mut text, "members", &format!("{reference}, instructions"), subjects.iter().map(ToString::to_string));
        row(&mut text, "---", "---:", subjects.iter().map(|_| "---:".into()));
        for body in rows(counts, phase) {
            let count = |subject: &str| counts.get(&Name::new(phase, &body, subject)).copied();
            let Some(reference) = count(Reference::NAME) else { continue };
            let ratios =
                subjects.iter().map(|subject| count(subject).map_or("-".into(), |count| ratio(count, reference)));
            row(&mut text, &body, &reference.to_string(), ratios);
        }
    }
    text
}

/// The bodies of a phase, in the order in which they are declared.
fn rows(counts: &BTreeMap<Name, u64>, phase: &str) -> Vec<String> {
    let declared: Vec<&str> = bodies::accepted().iter().map(|body| body.name).chain([bodies::refused().name]).collect();
    let place = |body: &str| declared.iter().position(|declared| *declared == body).unwrap_or(declared.len());
    let mut rows: Vec<String> =
        counts.keys().filter(|name| name.phase == phase).map(|name| name.body.clone()).collect();
    rows.sort_by(|one, two| place(one).cmp(&place(two)).then_with(|| two.cmp(one)));
    rows.dedup();
    rows
}

fn row(text: &mut String, first: &str, second: &str, others: impl Iterator<Item = String>) {
    let others: Vec<String> = others.collect();
    writeln!(text, "| {first} | {second} | {} |", others.join(" | ")).expect("a string takes all");
}

#[allow(clippy::cast_precision_loss)] // counts are far below 2^52
fn ratio(count: u64, reference: u64) -> String {
    format!("{:.2}", count as f64 / reference as f64)
}
