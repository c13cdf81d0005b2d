//! Rules of the [`validator`] crate about the values of a request.
//!
//! validator knows `Option` and `Option<Option<_>>`, and nothing of `Patch`: with `repr = "option"` its derive goes on the
//! request, its rules into `attr(..)`, and `validate_with` runs them wherever a request is checked.
//!
//! That goes for rules that are traits: `length`, `range`, `email`, `url`, `contains`, .. The others (`custom`, `nested`,
//! `must_match`, `does_not_contain`) look for an `Option` that is spelt so, and would take the option of a request for the
//! value: write them into the function.
//!
//! What validator says about a value contains that value, as the parameter `value` of its errors. Whoever sends them on
//! sends passwords back, or into a log: [`check`] leaves it out. (The word `garde` of `patch-runtime` needs none of this.)

use std::fmt::Write as _;

use patch_runtime::{PatchRequest, Report, Violation};
use validator::{Validate, ValidationError};

/// What is stored.
#[derive(Clone, Debug, Default, PartialEq, PatchRequest)]
#[patch(repr = "option", derive(Clone, PartialEq, Validate), validate_with = check, request_only {
    /// The new password in plain text.
    #[patch(secret, attr(validate(length(min = 12))))]
    password: String,
})]
pub struct Profile {
    /// What to call them.
    #[patch(attr(validate(length(min = 1, max = 40))))]
    pub name: String,
    /// Where to read more.
    #[patch(nullable, attr(validate(url(message = "must be an address of the web"))))]
    pub homepage: Option<String>,
    /// How many posts fit on a page.
    #[patch(attr(validate(range(min = 1, max = 100))))]
    pub page_size: u32,
}

/// Reports what validator finds in a request.
pub fn check<R: PatchRequest + Validate>(request: &R, report: &mut Report) {
    let Err(errors) = Validate::validate(request) else { return };
    let errors = errors.field_errors();
    // They come in no order, so that the fields give one. Their names are Rust names: here, those are the wire names.
    for field in R::FIELDS {
        for error in errors.get(field.name()).into_iter().copied().flatten() {
            let pointer = format!("/{}", field.name());
            let violation = Violation::new(pointer, error.code.clone(), sentence(field.name(), error));
            report.violation(violation.with_fields([field.name()]));
        }
    }
}

/// What was asked for, and never what came: all parameters but `value`.
fn sentence(name: &str, error: &ValidationError) -> String {
    if let Some(message) = &error.message {
        return format!("`{name}` {message}");
    }
    let mut sentence = format!("`{name}` breaks the rule `{}`", error.code);
    let mut asked: Vec<_> = error.params.iter().filter(|(name, _)| name.as_ref() != "value").collect();
    asked.sort_by_key(|(name, _)| *name);
    for (name, value) in asked {
        // Writing to a text cannot fail.
        let _ = write!(sentence, ", {name} {value}");
    }
    sentence
}
