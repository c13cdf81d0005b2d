//! A resource with so many fields under rules, and functions that call all setters of its request.

use std::fmt::Write as _;

/// How many functions build a request with everything set.
pub(crate) const CHAINS: usize = 20;

/// How the fields under rules hang together.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    /// No rules at all: the builder has no states.
    Free,
    /// Every second one requires the one after it.
    Pairs,
    /// Of each five, four require the fifth.
    Star,
    /// Of each five, each requires the next one.
    Chain,
}

impl Shape {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Pairs => "pairs",
            Self::Star => "star",
            Self::Chain => "chain",
        }
    }

    /// The field that a field requires.
    fn target(self, field: usize, ruled: usize) -> Option<usize> {
        let target = match self {
            Self::Pairs if field % 2 == 0 => field + 1,
            Self::Star if field % 5 != 4 => field / 5 * 5 + 4,
            Self::Chain if field % 5 != 4 => field + 1,
            _ => return None,
        };
        (target < ruled).then_some(target)
    }
}

pub(crate) fn resource(free: usize, ruled: usize, shape: Shape) -> String {
    let mut source = String::from("#[derive(::patch_runtime::PatchRequest)]\npub struct Resource {\n");
    for field in 0..free {
        writeln!(source, "    #[patch(nullable)]\n    pub free{field}: Option<String>,").unwrap();
    }
    for field in 0..ruled {
        let rule = shape.target(field, ruled).map(|target| format!(", requires(ruled{target})")).unwrap_or_default();
        writeln!(source, "    #[patch(nullable{rule})]\n    pub ruled{field}: Option<u32>,").unwrap();
    }
    source.push_str("}\n");
    for chain in 0..CHAINS {
        write!(source, "pub fn chain{chain}() -> UpdateResourceRequest {{\n    UpdateResourceRequest::builder()")
            .unwrap();
        for field in 0..free {
            write!(source, "\n        .free{field}(\"text\")").unwrap();
        }
        for field in 0..ruled {
            write!(source, "\n        .ruled{field}({field})").unwrap();
        }
        source.push_str("\n        .build()\n}\n");
    }
    source
}
