//! Rules of every kind.

use patch_runtime::{PatchRequest, Report, Violation};

/// How a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As the theme has it.
    Themed,
    /// As the page has it.
    Custom,
    /// Not at all.
    Plain,
}

impl serde::Serialize for Layout {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(*self as u8)
    }
}

impl<'de> serde::Deserialize<'de> for Layout {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u8::deserialize(deserializer).map(|number| match number {
            0 => Self::Themed,
            1 => Self::Custom,
            _ => Self::Plain,
        })
    }
}

/// The most columns that a page can have.
pub const MOST_COLUMNS: i16 = 4;

/// A page with rules that the compiler checks.
#[derive(Clone, Debug, PatchRequest)]
#[patch(states = page_states)]
#[patch(exactly_one(address: path, host), at_least_one(title, heading), at_most_one(left, right))]
#[patch(all_or_none(size: width, height))]
#[patch(request_only {
    /// Tells the subscribers.
    #[patch(requires(any(title, heading)), conflicts(silent))]
    notify: bool,
    /// Tells nobody.
    silent: bool,
})]
pub struct Page {
    /// Where it is.
    pub path: String,
    /// On which machine it is.
    #[patch(nullable)]
    pub host: Option<String>,
    /// What it is called.
    pub title: String,
    /// What stands above it.
    #[patch(nullable, requires(title))]
    pub heading: Option<String>,
    /// What stands on its left.
    #[patch(nullable)]
    pub left: Option<String>,
    /// What stands on its right.
    pub right: String,
    /// How wide it is.
    pub width: u16,
    /// How high it is.
    pub height: u16,
}

/// A page with rules that are checked when it is built.
#[derive(Clone, Debug, PatchRequest)]
#[patch(schemars, utoipa, non_empty, validate_with = Self::check)]
#[patch(request_only {
    /// Where the layout comes from.
    #[patch(requires(layout = Layout::Custom), conflicts(layout = Layout::Plain | Layout::Themed))]
    source: String,
})]
pub struct Sheet {
    /// How it is laid out.
    #[patch(nullable, schema = u8, requires(css, when = Layout::Custom))]
    pub layout: Option<Layout>,
    /// What it looks like.
    pub css: String,
    /// How many columns it has.
    #[patch(requires(gap, when = 2 | 3 | MOST_COLUMNS), conflicts(css, when = -1))]
    pub columns: i16,
    /// What is between them.
    #[patch(conflicts(columns = 1), requires(css, when = "none"))]
    pub gap: String,
    /// Whether lines are numbered.
    #[patch(nullable, requires(gap, when = true))]
    pub numbered: Option<bool>,
}

impl Sheet {
    fn check(request: &UpdateSheetRequest, report: &mut Report) {
        if request.columns.is_some_and(|columns| columns > MOST_COLUMNS) {
            report.violation(Violation::new("/columns", "range", "`columns` must be small"));
        }
    }
}
