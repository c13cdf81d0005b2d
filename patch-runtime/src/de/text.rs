//! The sentences in which reading a request refuses a member.
//!
//! Wire names come from the resource and are short; what a body calls its members may be anything, so it is quoted
//! in part only. A value is never quoted.

use core::fmt;

use crate::quote::{QUOTED_CHARACTERS, Quoted};

/// How many expected names are listed, and how long they may be together.
const LISTED_NAMES: usize = 12;
const LISTED_BYTES: usize = 480;

/// A member that may not be `null`.
pub(crate) struct MustNotBeNull(pub(crate) &'static str);

impl fmt::Display for MustNotBeNull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Quoted(self.0);
        write!(f, "{name} must not be null: send a value, or leave the field out to keep the current one")
    }
}

/// A member that came before, under this name or an alias.
pub(crate) struct Duplicate(pub(crate) &'static str);

impl fmt::Display for Duplicate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "duplicate field {}", Quoted(self.0))
    }
}

/// A secret member whose value has the wrong type; what was wrong would quote it.
pub(crate) struct Unusable(pub(crate) &'static str);

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has an unusable value", Quoted(self.0))
    }
}

/// A member that the request does not have.
pub(crate) struct Unknown<'a> {
    pub(crate) name: &'a str,
    pub(crate) expected: &'static [&'static str],
    pub(crate) read_only: &'static [&'static str],
}

impl fmt::Display for Unknown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Quoted(self.name);
        if self.read_only.contains(&self.name) {
            return write!(f, "{name} cannot be changed");
        }
        write!(f, "unknown field {name}: ")?;
        if let Some(nearest) = nearest(self.name, self.expected) {
            return write!(f, "did you mean {}?", Quoted(nearest));
        }
        match self.expected {
            [] => return f.write_str("this request has no fields"),
            [only] => return write!(f, "expected {}", Quoted(only)),
            _ => f.write_str("expected one of ")?,
        }
        let mut bytes = 0;
        for (index, name) in self.expected.iter().enumerate() {
            bytes += name.len();
            if index == LISTED_NAMES || (index > 0 && bytes > LISTED_BYTES) {
                return write!(f, ", and {} more", self.expected.len() - index);
            }
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{}", Quoted(name))?;
        }
        Ok(())
    }
}

/// The expected name that was probably meant.
fn nearest(name: &str, expected: &'static [&'static str]) -> Option<&'static str> {
    let mut nearest = None;
    let mut least = usize::MAX;
    for &candidate in expected {
        let Some(distance) = distance(name, candidate) else { continue };
        // A third of the letters may be wrong: enough for slips, too little for guesses.
        if distance < least && distance * 3 <= candidate.chars().count().max(3) {
            (nearest, least) = (Some(candidate), distance);
        }
    }
    nearest
}

/// How many letters must be inserted, removed, replaced or swapped with their neighbour to get from one name to the
/// other, capitals and separators aside; `None` when a name is too long to be worth it.
fn distance(one: &str, other: &str) -> Option<usize> {
    let (mut buffer_one, mut buffer_other) = (['\0'; QUOTED_CHARACTERS], ['\0'; QUOTED_CHARACTERS]);
    let one = letters(one, &mut buffer_one)?;
    let other = letters(other, &mut buffer_other)?;
    if one.is_empty() {
        return None;
    }
    // Three rows of the usual table: swaps look two rows back.
    let mut before_last = [0; QUOTED_CHARACTERS + 1];
    let mut last = [0; QUOTED_CHARACTERS + 1];
    for (index, cell) in last.iter_mut().enumerate() {
        *cell = index;
    }
    for (row, &letter) in one.iter().enumerate() {
        let mut current = [row + 1; QUOTED_CHARACTERS + 1];
        for (column, &against) in other.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != against);
            let mut best = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && letter == other[column - 1] && one[row - 1] == against {
                best = best.min(before_last[column - 1] + 1);
            }
            current[column + 1] = best;
        }
        before_last = last;
        last = current;
    }
    Some(last[other.len()])
}

fn letters<'a>(name: &str, buffer: &'a mut [char; QUOTED_CHARACTERS]) -> Option<&'a [char]> {
    let mut length = 0;
    for character in name.chars() {
        if matches!(character, '_' | '-') {
            continue;
        }
        *buffer.get_mut(length)? = character.to_ascii_lowercase();
        length += 1;
    }
    Some(&buffer[..length])
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString as _};

    use super::*;

    fn unknown(name: &str, expected: &'static [&'static str]) -> String {
        Unknown { name, expected, read_only: &["id"] }.to_string()
    }

    #[test]
    fn names_what_was_probably_meant() {
        const EXPECTED: &[&str] = &["first_name", "last_name", "ip"];
        assert_eq!(unknown("fist_name", EXPECTED), "unknown field `fist_name`: did you mean `first_name`?");
        assert_eq!(unknown("firstName", EXPECTED), "unknown field `firstName`: did you mean `first_name`?");
        assert_eq!(unknown("pi", EXPECTED), "unknown field `pi`: did you mean `ip`?");
        assert_eq!(unknown("zzz", EXPECTED), "unknown field `zzz`: expected one of `first_name`, `last_name`, `ip`");
        assert_eq!(unknown("", EXPECTED), "unknown field ``: expected one of `first_name`, `last_name`, `ip`");
        assert_eq!(unknown("id", EXPECTED), "`id` cannot be changed");
        assert_eq!(unknown("zzz", &["a"]), "unknown field `zzz`: expected `a`");
        assert_eq!(unknown("zzz", &[]), "unknown field `zzz`: this request has no fields");
    }

    #[test]
    fn stays_short_and_on_one_line() {
        const LONG: &str = "a_rather_long_name_of_a_field_that_goes_on_and_on_until_nobody_reads_it_any_more";
        const WIDE: &str = "имя_поля_которое_никогда_не_кончается_и_тянется_через_всю_страницу_до_самого_конца";
        for many in [&[LONG; 40], &[WIDE; 40]] {
            let text = unknown(&"\u{9f}\n".repeat(100_000), many);
            assert!(text.len() < 1024, "{}", text.len());
            assert!(text.ends_with(" more"), "{text}");
            assert!(!text.contains('\n'));
        }
        let text = unknown("zzz", &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n"]);
        assert!(text.ends_with("`k`, `l`, and 2 more"), "{text}");
    }

    #[test]
    fn distances() {
        assert_eq!(distance("abc", "abc"), Some(0));
        assert_eq!(distance("abc", "acb"), Some(1));
        assert_eq!(distance("abc", ""), Some(3));
        assert_eq!(distance("ca", "abc"), Some(3));
        assert_eq!(distance(&"x".repeat(65), "abc"), None);
    }
}
