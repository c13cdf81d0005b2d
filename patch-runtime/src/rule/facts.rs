//! What rules look at.

use alloc::vec::Vec;

use super::{Condition, Seen, Target};
use crate::field::{Field, State};
use crate::violation::Report;

/// A request as rules see it.
pub(crate) trait Asked {
    /// What it says about a field.
    fn state(&self, field: usize) -> State;

    /// Whether a condition holds.
    fn holds(&self, condition: usize) -> bool;

    /// The checks that no rule of the table makes.
    fn check_more(&self, report: &mut Report) {
        let _ = report;
    }
}

/// What rules look at: a request and the table of its fields.
pub(crate) struct Facts<'a> {
    pub(crate) fields: &'static [Field],
    pub(crate) request: &'a dyn Asked,
    /// The fields that are set, if that is known and there is a bit for each.
    pub(crate) set: Option<Seen>,
}

impl Facts<'_> {
    #[inline]
    fn is_set(&self, field: usize) -> bool {
        match self.set {
            Some(set) => set.may_contain(field),
            None => self.request.state(field) == State::Set,
        }
    }

    /// Whether the field is set, to such a value if there is a condition.
    #[inline]
    pub(super) fn triggers(&self, field: usize, when: Option<&Condition>) -> bool {
        self.is_set(field) && when.is_none_or(|condition| self.request.holds(condition.number))
    }

    #[inline]
    pub(super) fn meets(&self, target: &Target) -> bool {
        match target {
            Target::AnyOf(fields) => self.is_any_set(fields),
            Target::Is(field, condition) => self.triggers(*field, Some(condition)),
        }
    }

    #[inline]
    pub(super) fn is_any_set(&self, fields: &[usize]) -> bool {
        fields.iter().any(|&field| self.is_set(field))
    }

    pub(super) fn count(&self, fields: &[usize]) -> usize {
        let mut count = 0;
        for &field in fields {
            count += usize::from(self.is_set(field));
        }
        count
    }

    /// A value that the field has, in words; that of a secret would tell it.
    pub(super) fn value(&self, field: usize, condition: Condition) -> &'static str {
        if self.fields.get(field).is_some_and(Field::is_secret) { "***" } else { condition.text }
    }

    pub(super) fn name(&self, field: usize) -> &'static str {
        self.fields.get(field).map_or("", Field::name)
    }

    pub(super) fn names(&self, fields: &[usize]) -> Vec<&'static str> {
        let mut names = Vec::new();
        for &field in fields {
            names.push(self.name(field));
        }
        names
    }
}

/// A request that says nothing.
#[cfg(any(feature = "schemars1", feature = "utoipa6"))]
pub(super) struct Nothing;

#[cfg(any(feature = "schemars1", feature = "utoipa6"))]
impl Asked for Nothing {
    fn state(&self, _field: usize) -> State {
        State::Kept
    }

    fn holds(&self, _condition: usize) -> bool {
        false
    }
}
