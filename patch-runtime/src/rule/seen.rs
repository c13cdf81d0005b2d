//! Whether a body can break a rule at all, told by the fields that are in it.

use super::Rule;

/// Fields that are in a body: a bit for each, at its index modulo 64. Where there are more of them than bits, two may share
/// one: what has no bit here is not in the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seen(u64);

impl Seen {
    /// No field.
    pub(crate) const NOTHING: Self = Self(0);

    /// How many fields have a bit of their own. One bit is left, which says that a field came as `null`.
    pub(crate) const FIELDS: usize = 63;

    /// Adds a field.
    #[inline]
    pub(crate) const fn add(&mut self, field: usize) {
        self.0 |= 1 << (field % 64);
    }

    /// Adds that a field came as `null`.
    #[inline]
    pub(crate) const fn add_null(&mut self) {
        self.0 |= 1 << Self::FIELDS;
    }

    /// Whether the field, or another with the same bit, is in the body.
    #[inline]
    pub(crate) const fn may_contain(self, field: usize) -> bool {
        self.0 & (1 << (field % 64)) != 0
    }

    /// Whether a field may be among both.
    #[inline]
    pub(crate) const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The fields that are set in a request with this many, if these are exactly the ones.
    #[inline]
    pub(crate) const fn set_of(self, fields: usize) -> Option<Self> {
        if fields <= Self::FIELDS && !self.may_contain(Self::FIELDS) { Some(self) } else { None }
    }
}

/// The fields of which one must be in a body that breaks a rule; `None` if an empty one breaks a rule.
pub(crate) const fn triggers(rules: &[Rule]) -> Option<Seen> {
    let mut seen = Seen(0);
    let mut index = 0;
    while index < rules.len() {
        match rules[index] {
            Rule::Required { .. } | Rule::ExactlyOne(_) | Rule::AtLeastOne(_) | Rule::NonEmpty => return None,
            Rule::Requires { field, .. } | Rule::Conflicts { field, .. } => seen.add(field),
            Rule::AtMostOne(fields) | Rule::AllOrNone(fields) => {
                let mut member = 0;
                while member < fields.len() {
                    seen.add(fields[member]);
                    member += 1;
                }
            }
        }
        index += 1;
    }
    Some(seen)
}
