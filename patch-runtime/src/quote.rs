//! Names, and what others say, in sentences.

#[cfg(any(feature = "json", feature = "garde023"))]
use alloc::string::String;
use core::fmt::{self, Write as _};

/// How many characters of a name are quoted.
pub(crate) const QUOTED_CHARACTERS: usize = 64;

/// How much of what others say about a value is repeated, which may be much of the value.
#[cfg(any(feature = "json", feature = "garde023"))]
const SAID_CHARACTERS: usize = 200;

/// What would break the line of a log, or the order of what is read there.
pub(crate) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What a type, or a rule of another crate, says about a value: it may quote what it was given as it is.
#[cfg(any(feature = "json", feature = "garde023"))]
pub(crate) fn said(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(SAID_CHARACTERS) {
        text.truncate(end);
        text.push('…');
    }
    if text.contains(is_unseen) {
        text = text.chars().map(|letter| if is_unseen(letter) { '\u{fffd}' } else { letter }).collect();
    }
    text
}

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
            if is_unseen(character) {
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
