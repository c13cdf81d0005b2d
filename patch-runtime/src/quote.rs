//! Names in sentences.

use core::fmt::{self, Write as _};

/// How many characters of a name are quoted.
pub(crate) const QUOTED_CHARACTERS: usize = 64;

/// A name in backticks, on one line and of bounded length: a body may call its members anything.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('`')?;
        let mut written = 0;
        for character in self.0.chars() {
            if written >= QUOTED_CHARACTERS {
                f.write_char('…')?;
                break;
            }
            if character.is_control() {
                let escaped = character.escape_default();
                written += escaped.len();
                write!(f, "{escaped}")?;
            } else {
                written += 1;
                f.write_char(character)?;
            }
        }
        f.write_char('`')
    }
}
