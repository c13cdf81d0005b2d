//! The rules between the fields of a request, as data, and what they look at.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::violation::{Report, Violation, pointer_to};

pub(crate) use facts::{Asked, Facts};
pub(crate) use seen::{Seen, triggers};

mod facts;
mod seen;

/// A statement about the fields of one request, in the table [`PatchRequest::RULES`](crate::PatchRequest::RULES).
///
/// Fields are indices into [`PatchRequest::FIELDS`](crate::PatchRequest::FIELDS). Rules look at fields that are
/// *set*: `null` neither triggers nor satisfies one, and `false` is a value like any other. The exceptions are
/// [`Required`](Rule::Required) and [`NonEmpty`](Rule::NonEmpty), which ask for presence.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use patch_runtime::{PatchRequest, Rule, Target};
///
/// #[derive(PatchRequest)]
/// struct Coupon {
///     #[patch(nullable)]
///     percent: Option<u8>,
///     #[patch(nullable, requires(percent))]
///     duration: Option<String>,
/// }
///
/// assert_eq!(UpdateCouponRequest::RULES, [Rule::Requires { field: 1, when: None, target: Target::AnyOf(&[0]) }]);
/// # }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rule {
    /// The field must be present in every request; `null` satisfies it where the field may be cleared.
    Required {
        /// The field that may not be left out.
        field: usize,
    },
    /// When `field` is set, the target must be met.
    Requires {
        /// The field that asks for company.
        field: usize,
        /// The rule is about such values of `field` only.
        when: Option<Condition>,
        /// What it asks for.
        target: Target,
    },
    /// When `field` is set, the target must not be met.
    Conflicts {
        /// The field that wants to be alone.
        field: usize,
        /// The rule is about such values of `field` only.
        when: Option<Condition>,
        /// What it excludes.
        target: Target,
    },
    /// Exactly one of the fields must be set.
    ExactlyOne(&'static [usize]),
    /// One or more of the fields must be set.
    AtLeastOne(&'static [usize]),
    /// No more than one of the fields may be set.
    AtMostOne(&'static [usize]),
    /// The fields are set together or not at all.
    AllOrNone(&'static [usize]),
    /// The request must change something.
    NonEmpty,
}

/// What a rule asks of other fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// One of these fields is set.
    AnyOf(&'static [usize]),
    /// This field is set to such a value.
    Is(usize, Condition),
}

/// A set of values that the field of a rule may have. The request knows whether its field has one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    number: usize,
    text: &'static str,
}

impl Condition {
    #[doc(hidden)]
    #[must_use]
    pub const fn new(number: usize, text: &'static str) -> Self {
        Self { number, text }
    }

    /// The values, as the attribute spells them, for a person to read.
    ///
    /// ```
    /// # #[cfg(feature = "derive")] {
    /// use patch_runtime::{PatchRequest, Rule};
    ///
    /// #[derive(PatchRequest)]
    /// struct Meter {
    ///     scale: u32,
    ///     #[patch(requires(scale, when = "custom"))]
    ///     unit: String,
    /// }
    ///
    /// let Rule::Requires { when: Some(condition), .. } = UpdateMeterRequest::RULES[0] else { panic!() };
    /// assert_eq!(condition.text(), "\"custom\"");
    /// # }
    /// ```
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The number by which the request knows it.
    #[cfg(any(feature = "schemars1", feature = "utoipa6"))]
    pub(crate) const fn number(&self) -> usize {
        self.number
    }
}

impl Rule {
    /// The stable, machine-readable name of the rule's kind: `required`, `requires`, `conflicts`, `exactly_one`,
    /// `at_least_one`, `at_most_one`, `all_or_none` or `non_empty`.
    ///
    /// ```
    /// # use patch_runtime::Rule;
    /// assert_eq!(Rule::Required { field: 0 }.code(), "required");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Rule::Required { .. } => "required",
            Rule::Requires { .. } => "requires",
            Rule::Conflicts { .. } => "conflicts",
            Rule::ExactlyOne(_) => "exactly_one",
            Rule::AtLeastOne(_) => "at_least_one",
            Rule::AtMostOne(_) => "at_most_one",
            Rule::AllOrNone(_) => "all_or_none",
            Rule::NonEmpty => "non_empty",
        }
    }

    /// The rule in words, whatever is in a request.
    #[cfg(any(feature = "schemars1", feature = "utoipa6"))]
    pub(crate) fn text(&self, fields: &'static [crate::field::Field]) -> String {
        self.sentence(&Facts { fields, request: &facts::Nothing, set: None }).0
    }

    #[inline]
    fn is_kept(&self, facts: &Facts<'_>) -> bool {
        match self {
            Rule::Required { field } => facts.request.state(*field).is_present(),
            Rule::Requires { field, when, target } => !facts.triggers(*field, when.as_ref()) || facts.meets(target),
            Rule::Conflicts { field, when, target } => !facts.triggers(*field, when.as_ref()) || !facts.meets(target),
            Rule::ExactlyOne(fields) => facts.count(fields) == 1,
            Rule::AtLeastOne(fields) => facts.is_any_set(fields),
            Rule::AtMostOne(fields) => facts.count(fields) < 2,
            Rule::AllOrNone(fields) => [0, fields.len()].contains(&facts.count(fields)),
            Rule::NonEmpty => (0..facts.fields.len()).any(|field| facts.request.state(field).is_present()),
        }
    }

    /// What a request that breaks the rule is told.
    fn violation(&self, facts: &Facts<'_>) -> Violation {
        let (detail, fields) = self.sentence(facts);
        // A group belongs to no field more than to another.
        let pointer = match *self {
            Rule::Required { field } | Rule::Requires { field, .. } | Rule::Conflicts { field, .. } => {
                pointer_to(facts.name(field))
            }
            _ => String::new(),
        };
        Violation::new(pointer, self.code(), detail).about(&fields)
    }

    /// The rule in words, and the fields in it.
    fn sentence(&self, facts: &Facts<'_>) -> (String, Vec<&'static str>) {
        let group = |fields: &'static [usize]| (facts.names(fields), And(facts.names(fields)));
        match *self {
            Rule::Required { field } => {
                let name = facts.name(field);
                (format!("`{name}` is required"), Vec::from([name]))
            }
            Rule::Requires { field, when, target } | Rule::Conflicts { field, when, target } => {
                let name = facts.name(field);
                let requires = matches!(self, Rule::Requires { .. });
                let (mut sentence, others) = match target {
                    Target::AnyOf(others) => {
                        let verb = if requires { "requires" } else { "conflicts with" };
                        (format!("`{name}` {verb} {}", Or(facts.names(others))), facts.names(others))
                    }
                    Target::Is(index, condition) => {
                        let other = facts.name(index);
                        let sentence = if requires {
                            format!("`{name}` requires `{other}` to be {}", condition.text)
                        } else {
                            format!("`{name}` conflicts with `{other}` being {}", facts.value(index, condition))
                        };
                        (sentence, Vec::from([other]))
                    }
                };
                if let Some(condition) = when {
                    sentence.push_str(" when it is ");
                    sentence.push_str(facts.value(field, condition));
                }
                let mut names = Vec::from([name]);
                names.extend_from_slice(&others);
                (sentence, names)
            }
            Rule::ExactlyOne(fields) => {
                let (names, listed) = group(fields);
                let rest = if facts.count(fields) == 0 { "is required" } else { "can be set" };
                (format!("exactly one of {listed} {rest}"), names)
            }
            Rule::AtLeastOne(fields) => {
                let (names, listed) = group(fields);
                (format!("at least one of {listed} is required"), names)
            }
            Rule::AtMostOne(fields) => {
                let (names, listed) = group(fields);
                (format!("at most one of {listed} can be set"), names)
            }
            Rule::AllOrNone(fields) => {
                let (names, listed) = group(fields);
                (format!("{listed} must be set together"), names)
            }
            Rule::NonEmpty => ("the request changes nothing: send at least one field".into(), Vec::new()),
        }
    }
}

/// Checks `rules` and reports the broken ones in the table's order.
///
/// Not generic: a request pays for its rules with a table, never with code of its own.
pub(crate) fn check(rules: &[Rule], facts: &Facts<'_>, report: &mut Report) {
    for rule in rules {
        if !rule.is_kept(facts) {
            add_violation(rule, facts, report);
        }
    }
}

#[cold]
#[inline(never)]
fn add_violation(rule: &Rule, facts: &Facts<'_>, report: &mut Report) {
    report.violation(rule.violation(facts));
}

/// The same for a request of which some fields could not be read: they count as set, and what depends on their values, or
/// on whether there is anything in the request, is not checked. Neither is what is about a field that is `null` and may
/// not be: whoever sent that did not mean to set it.
#[cfg(feature = "json")]
pub(crate) fn check_usable(
    rules: &[Rule],
    facts: &Facts<'_>,
    has_failed: &dyn Fn(usize) -> bool,
    is_null: &dyn Fn(usize) -> bool,
    report: &mut Report,
) {
    let tells = |rule: &&Rule| match **rule {
        Rule::NonEmpty => false,
        Rule::Required { .. } => true,
        Rule::Requires { field, when, target } | Rule::Conflicts { field, when, target } => {
            let (others, other) = match &target {
                Target::Is(other, _) => (core::slice::from_ref(other), Some(*other)),
                Target::AnyOf(others) => (*others, None),
            };
            let mut looked_at = when.map(|_| field).into_iter().chain(other);
            !looked_at.any(has_failed) && !is_null(field) && !others.iter().copied().any(is_null)
        }
        Rule::ExactlyOne(fields) | Rule::AtLeastOne(fields) | Rule::AtMostOne(fields) | Rule::AllOrNone(fields) => {
            !fields.iter().copied().any(is_null)
        }
    };
    for rule in rules.iter().filter(tells) {
        check(core::slice::from_ref(rule), facts, report);
    }
}

/// `` `a` ``, `` `a` or `b` ``, `` `a`, `b` or `c` ``.
struct Or<'a>(Vec<&'a str>);

/// `` `a` ``, `` `a` and `b` ``, `` `a`, `b` and `c` ``.
struct And<'a>(Vec<&'a str>);

impl fmt::Display for Or<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, &self.0, " or ")
    }
}

impl fmt::Display for And<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        list(f, &self.0, " and ")
    }
}

fn list(f: &mut fmt::Formatter<'_>, names: &[&str], last: &str) -> fmt::Result {
    for (index, name) in names.iter().enumerate() {
        let separator = match index {
            0 => "",
            _ if index + 1 == names.len() => last,
            _ => ", ",
        };
        write!(f, "{separator}`{name}`")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
