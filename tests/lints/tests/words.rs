//! This crate uses every word of `#[patch(..)]`, in every place where it may stand.

use std::collections::BTreeSet;
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Where a word stands: on a struct, on a field, or on a field inside `request_only { .. }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Struct,
    Field,
    RequestOnly,
}

type Uses = BTreeSet<(String, Place)>;

/// The words of the derive's table with their places.
fn table() -> Uses {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../patch-derive/src/attr/words.rs");
    let source = std::fs::read_to_string(path).expect("the table is there");
    let (_, table) = source.split_once("const WORDS: &[Word] = &[").expect("the table begins");
    let (table, _) = table.split_once("\n];").expect("the table ends");
    let mut words = Uses::new();
    for entry in table.split("\n    word(").skip(1) {
        let mut texts = entry.split('"');
        let (Some(_), Some(name), Some(places)) = (texts.next(), texts.next(), texts.next()) else {
            panic!("no word: {entry}");
        };
        let all = [
            (Place::Struct, ["STRUCT", "Place::Struct", "Place::Struct"]),
            (Place::Field, ["FIELD", "ANY_FIELD", "Place::Field"]),
            (Place::RequestOnly, ["ANY_FIELD", "ANY_FIELD", "Place::RequestOnly"]),
        ];
        let before = words.len();
        for (place, names) in all {
            let mut parts = places.split([',', ' ', '[', ']', '&', '\n']);
            if parts.any(|part| names.contains(&part)) {
                words.insert((name.to_owned(), place));
            }
        }
        assert!(words.len() > before, "`{name}` stands nowhere: {places}");
    }
    words
}

/// The words that this crate uses.
fn used() -> Uses {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = Uses::new();
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let source = std::fs::read_to_string(entry.expect("a file").path()).expect("a source");
        collect(source.parse().expect("Rust"), Place::Struct, &mut uses);
    }
    uses
}

/// Collects the words of the attributes in a file or in a module (`Struct`), or among fields.
fn collect(tokens: TokenStream, place: Place, uses: &mut Uses) {
    let mut is_struct = false;
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if ident == "struct" => is_struct = true,
            TokenTree::Group(group) => match (group.delimiter(), attribute(&group)) {
                (_, Some(words)) => collect_words(words, place, uses),
                (Delimiter::Brace, None) => {
                    let inside = if is_struct { Place::Field } else { place };
                    collect(group.stream(), inside, uses);
                    is_struct = false;
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The words of `[patch(..)]`.
fn attribute(group: &Group) -> Option<TokenStream> {
    let mut tokens = group.stream().into_iter();
    match (group.delimiter(), tokens.next(), tokens.next()) {
        (Delimiter::Bracket, Some(TokenTree::Ident(name)), Some(TokenTree::Group(words))) if name == "patch" => {
            Some(words.stream())
        }
        _ => None,
    }
}

fn collect_words(words: TokenStream, place: Place, uses: &mut Uses) {
    let mut at_start = true;
    let mut last = String::new();
    for token in words {
        match token {
            TokenTree::Ident(ident) if at_start => {
                last = ident.to_string();
                uses.insert((last.clone(), place));
                at_start = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => at_start = true,
            TokenTree::Group(group) if last == "request_only" && group.delimiter() == Delimiter::Brace => {
                collect(group.stream(), Place::RequestOnly, uses);
            }
            _ => {}
        }
    }
}

#[test]
fn every_word_is_used_wherever_it_may_stand() {
    let table = table();
    assert!(table.len() > 40, "the table is read: {table:?}");
    let used = used();
    let missing: Vec<_> = table.difference(&used).collect();
    assert!(missing.is_empty(), "use these words in this crate as well: {missing:?}");
    let unknown: Vec<_> = used.difference(&table).collect();
    assert!(unknown.is_empty(), "these words are not in the table: {unknown:?}");
}

/// What compiles here also works.
#[test]
fn the_requests_work() {
    use patch_lints::{changed, columns, forbidden, rules, user};
    use patch_runtime::PatchRequest as _;

    assert_eq!(changed(), 1 + 1 + 2 + 7 + 3);
    assert_eq!(forbidden::rest(), 5);
    let request = user::ChangeUser::builder().version(1).email_is_verified(true).clear_first_name().build();
    let text = serde_json::to_string(&request).expect("it prints");
    assert_eq!(text, r#"{"firstName":null,"verified":true,"version":1}"#);
    let request = columns::UpdateRowRequest::builder().clear_title().value(1).notify(true).clear_password().build();
    assert_eq!(columns::count(request), 3);
    let request = rules::UpdateSheetRequest::builder().columns(5).css("c").build();
    assert_eq!(request.expect_err("too many").to_string(), "`columns` must be small");
    let page = rules::UpdatePageRequest::builder().path("/").title("t").width(1).height(2).notify(true).build();
    assert!(page.validate().is_ok());
}
