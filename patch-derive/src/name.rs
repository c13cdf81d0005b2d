//! Names: fields that may be raw identifiers, wire names and the cases they come in, and what was probably meant.

use std::fmt;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::TokenStreamExt as _;
use syn::ext::IdentExt as _;

/// The name of a field as Rust code spells it. `type`, `r#type` and `"type"` are the same name.
#[derive(Clone, Debug)]
pub(crate) struct Name {
    text: String,
    pub(crate) span: Span,
    /// The identifier, if it is written as one.
    pub(crate) ident: Option<Ident>,
}

impl Name {
    pub(crate) fn new(text: &str, span: Span) -> Self {
        Self { text: text.strip_prefix("r#").unwrap_or(text).to_owned(), span, ident: None }
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    /// An identifier made of this name and a prefix, with the location of the name. It counts as generated code, so
    /// that lints about the user's spelling are not repeated.
    pub(crate) fn prefixed(&self, prefix: &str) -> Ident {
        Ident::new(&format!("{prefix}{}", self.text), generated(self.span))
    }
}

impl From<&Ident> for Name {
    fn from(ident: &Ident) -> Self {
        Self { text: ident.unraw().to_string(), span: ident.span(), ident: Some(ident.clone()) }
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The same place in the source, but known to the compiler as generated code.
pub(crate) fn generated(span: Span) -> Span {
    span.resolved_at(Span::call_site())
}

/// Tokens of the user's as a part of generated code.
pub(crate) fn as_generated(tokens: TokenStream) -> TokenStream {
    respanned(tokens, &generated)
}

/// The tokens with other places in the source.
pub(crate) fn respanned(tokens: TokenStream, span: &dyn Fn(Span) -> Span) -> TokenStream {
    let mut result = TokenStream::new();
    for token in tokens {
        let (place, mut token) = match token {
            TokenTree::Group(group) => {
                let stream = respanned(group.stream(), span);
                (group.span(), TokenTree::Group(Group::new(group.delimiter(), stream)))
            }
            other => (other.span(), other),
        };
        token.set_span(span(place));
        result.append(token);
    }
    result
}

/// `rename_all`: how wire names are made from field names. The words and their effect on fields are serde's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    pub(crate) const ALL: [(&'static str, Self); 8] = [
        ("lowercase", Self::Lower),
        ("UPPERCASE", Self::Upper),
        ("PascalCase", Self::Pascal),
        ("camelCase", Self::Camel),
        ("snake_case", Self::Snake),
        ("SCREAMING_SNAKE_CASE", Self::ScreamingSnake),
        ("kebab-case", Self::Kebab),
        ("SCREAMING-KEBAB-CASE", Self::ScreamingKebab),
    ];

    pub(crate) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => capitalized(field),
            Self::Camel => {
                let pascal = capitalized(field);
                let mut letters = pascal.chars();
                letters
                    .next()
                    .map_or_else(String::new, |first| first.to_ascii_lowercase().to_string() + letters.as_str())
            }
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
        }
    }
}

/// `FirstName` for `first_name`.
fn capitalized(field: &str) -> String {
    let mut result = String::new();
    let mut capitalize = true;
    for letter in field.chars() {
        if letter == '_' {
            capitalize = true;
        } else if capitalize {
            result.push(letter.to_ascii_uppercase());
            capitalize = false;
        } else {
            result.push(letter);
        }
    }
    result
}

/// The same as an identifier, which fields like `_1` and `self_` do not give.
pub(crate) fn pascal(field: &str) -> String {
    let name = capitalized(field);
    if is_identifier(&name) { name } else { format!("Field{name}") }
}

/// Whether it is one as it is: not a keyword, and nothing that cannot start a name.
pub(crate) fn is_identifier(text: &str) -> bool {
    syn::parse_str::<Ident>(text).is_ok()
}

/// The identifier for code of our edition, where words are keywords that are names in earlier ones.
pub(crate) fn in_any_edition(ident: Ident) -> Ident {
    const LATER_KEYWORDS: [&str; 5] = ["async", "await", "dyn", "gen", "try"];
    let name = ident.to_string();
    if LATER_KEYWORDS.contains(&&*name) { Ident::new_raw(&name, ident.span()) } else { ident }
}

/// Names in their order, each once. The set of the standard library is large code, which is compiled with the derive.
#[derive(Clone, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    pub(crate) fn insert(&mut self, name: String) {
        if let Err(place) = self.0.binary_search(&name) {
            self.0.insert(place, name);
        }
    }

    fn contain(&self, name: &String) -> bool {
        self.0.binary_search(name).is_ok()
    }
}

/// Picks names for generated items that nothing else has.
pub(crate) struct Free {
    taken: Names,
    /// The start of every name, where not all that is taken is known.
    prefix: &'static str,
}

impl Free {
    /// Keeps clear of these.
    pub(crate) fn new(taken: &Names, prefix: &'static str) -> Self {
        Self { taken: taken.clone(), prefix }
    }

    /// The name, with a number behind it if it is taken.
    pub(crate) fn pick(&mut self, name: &str) -> String {
        let name = format!("{}{name}", self.prefix);
        let mut free = name.clone();
        let mut number = 1;
        while self.taken.contain(&free) {
            number += 1;
            free = format!("{name}{number}");
        }
        self.taken.insert(free.clone());
        free
    }
}

/// `a, b or c`, where `last` is what stands between the last two.
pub(crate) fn listed(items: &[String], last: &str) -> String {
    match items.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{}{last}{end}", joined(rest, ", ")),
        Some((end, _)) => end.clone(),
        None => String::new(),
    }
}

/// The items with this between them.
pub(crate) fn joined(items: &[String], between: &str) -> String {
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text += between;
        }
        text += item;
    }
    text
}

/// `` : did you mean `x`? `` or nothing.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: &[&'a str]) -> Option<&'a str> {
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in candidates {
        let (distance, letters) = (distance(word, candidate), candidate.chars().count());
        let is_near = distance < letters && distance * 3 <= letters.max(3);
        if is_near && nearest.is_none_or(|(least, _)| distance < least) {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// The number of letters to insert, remove, replace or swap with their neighbour.
fn distance(one: &str, other: &str) -> usize {
    let (mut letters, mut before_last, mut last) = (Vec::new(), Vec::new(), vec![0]);
    for letter in other.chars() {
        letters.push(letter);
        last.push(letters.len());
    }
    let mut previous = None;
    for (row, letter) in one.chars().enumerate() {
        let mut current = vec![row + 1];
        for (column, &against) in letters.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != against);
            let mut best = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if column > 0 && letter == letters[column - 1] && previous == Some(against) {
                best = best.min(before_last[column - 1] + 1);
            }
            current.push(best);
        }
        (before_last, last, previous) = (last, current, Some(letter));
    }
    last[letters.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raw_and_plain_names_are_one() {
        let span = Span::call_site();
        assert_eq!(Name::new("r#type", span), Name::new("type", span));
        assert_eq!(Name::from(&Ident::new_raw("type", span)), Name::new("type", span));
        assert_eq!(Name::new("r#type", span).prefixed("clear_"), "clear_type");
    }

    #[test]
    fn cases() {
        let made = Case::ALL.map(|(_, case)| case.apply("first_name2"));
        assert_eq!(
            made,
            [
                "first_name2",
                "FIRST_NAME2",
                "FirstName2",
                "firstName2",
                "first_name2",
                "FIRST_NAME2",
                "first-name2",
                "FIRST-NAME2"
            ]
        );
        // Where serde_derive panics.
        assert_eq!(Case::Camel.apply("имя_поля"), "имяполя");
        assert_eq!(Case::Camel.apply("_"), "");
    }

    #[test]
    fn identifiers() {
        let made = ["first_name", "_1", "__", "self_", "_\u{93e}", "\u{e9}_x"].map(pascal);
        assert_eq!(made, ["FirstName", "Field1", "Field", "FieldSelf", "Field\u{93e}", "\u{e9}X"]);
    }

    #[test]
    fn guesses_slips_only() {
        let words = ["nullable", "not_null", "name"];
        assert_eq!(did_you_mean("nulable", &words), Some("nullable"));
        assert_eq!(did_you_mean("nullalbe", &words), Some("nullable"));
        assert_eq!(did_you_mean("xyz", &words), None);
        assert_eq!(did_you_mean("", &words), None);
        assert_eq!(did_you_mean("z", &["a"]), None, "another letter is another name");
    }
}
