//! The reference of attributes, a page for each word in patch-runtime's documentation, against the table of words and
//! against what the macro says to the code in it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::visit::Visit;

use crate::attr::words::{Place, WORDS, Word};

/// Pages that are not about one word.
const TOPICS: [&str; 3] = ["builder", "rules", "serde"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every page, with its name.
fn pages() -> Vec<(String, String)> {
    let folder = root().join("patch-runtime/src/attributes");
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut pages: Vec<_> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            assert!(path.extension().is_some_and(|extension| extension == "md"), "{} is no page", path.display());
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), read(&path))
        })
        .collect();
    pages.sort();
    pages
}

#[test]
fn every_word_has_its_page_and_every_page_its_word() {
    let pages = pages();
    let written: BTreeSet<&str> = pages.iter().map(|(name, _)| &**name).collect();
    let expected: BTreeSet<&str> = WORDS.iter().map(|word| word.name).chain(TOPICS).collect();
    assert_eq!(written, expected);

    for word in WORDS {
        let (_, page) = pages.iter().find(|(name, _)| name == word.name).unwrap();
        assert!(page.contains(&format!("`{}`", word.usage)), "{}.md does not show `{}`", word.name, word.usage);
        for section in ["# Example", "# What it generates", "# When it is misused"] {
            assert!(page.contains(&format!("\n{section}\n")), "{}.md has no section {section:?}", word.name);
        }
    }
}

#[test]
fn the_front_page_lists_every_word_in_its_place() {
    let front = read(&root().join("patch-runtime/src/attributes.rs"));
    let (_, tables) = front.split_once("//! # On the struct\n").expect("the table of struct words");
    let (on_struct, rest) = tables.split_once("//! # On a field\n").expect("the table of field words");
    let (on_field, _) = rest.split_once("//! # ").expect("what follows the tables");
    let rows = |table: &'static Place, text: &str| {
        let written: Vec<String> = text
            .lines()
            .filter(|line| line.starts_with("//! | ["))
            .map(|line| line.split('`').nth(1).unwrap().to_owned())
            .collect();
        let in_table =
            |word: &&Word| word.places.iter().any(|place| (*place == Place::Struct) == (*table == Place::Struct));
        let expected: BTreeSet<String> = WORDS.iter().filter(in_table).map(|word| word.usage.to_owned()).collect();
        assert_eq!(written.iter().cloned().collect::<BTreeSet<_>>(), expected, "{table:?}");
        assert_eq!(written.len(), expected.len(), "a row is there twice");
    };
    rows(&Place::Struct, on_struct);
    rows(&Place::Field, on_field);

    for word in WORDS.iter().filter(|word| word.places == [Place::Field]) {
        let row = on_field.lines().find(|line| line.contains(&format!("[`{}`]", word.usage))).unwrap();
        assert!(row.contains(") * |") || row.contains("] * |"), "{row}: not inside `request_only`");
    }
    for page in pages().iter().map(|(name, _)| name) {
        assert!(front.contains(&format!("\"{page}.md\"")), "{page}.md is not included");
    }
}

/// Code that does not compile, and the error that is shown under it.
struct Mistake {
    code: String,
    error: String,
    /// The pinned case that it was taken from: `<!-- tests/ui/topic/case -->` above the code.
    case: Option<String>,
}

fn mistakes(page: &str) -> Vec<Mistake> {
    let mut found = Vec::new();
    let mut case = None;
    let mut rest = page;
    while let Some(start) = rest.find("```") {
        let text = &rest[..start];
        if let Some((_, comment)) = text.split_once("<!-- ") {
            case = Some(comment.split_once(" -->").expect("the end of a comment").0.to_owned());
        }
        let (head, body) = rest[start + 3..].split_once('\n').expect("a block");
        let (body, after) = body.split_once("\n```").expect("the end of a block");
        rest = after;
        if !head.contains("compile_fail") {
            continue;
        }
        let Some(error) = after.strip_prefix("\n\n```text\n") else {
            case = None;
            continue;
        };
        let code = body.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect::<Vec<_>>().join("\n");
        let error = error.lines().next().expect("an error").to_owned();
        found.push(Mistake { code, error, case: case.take() });
    }
    found
}

/// What the macro says about the code: its own errors, and the sentences that it has given to the compiler.
fn sentences(code: &str) -> BTreeSet<String> {
    struct Resources(Vec<syn::ItemStruct>);
    impl Visit<'_> for Resources {
        fn visit_item_struct(&mut self, item: &syn::ItemStruct) {
            self.0.push(item.clone());
        }
    }
    fn texts(tokens: TokenStream, found: &mut BTreeSet<String>) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => texts(group.stream(), found),
                TokenTree::Literal(literal) => {
                    if let syn::Lit::Str(text) = syn::Lit::new(literal) {
                        // Braces are doubled where they would mean an argument.
                        found.insert(text.value());
                        found.insert(text.value().replace("{{", "{").replace("}}", "}"));
                    }
                }
                _ => {}
            }
        }
    }
    let file = syn::parse_file(&format!("fn page() {{ {code} \n}}")).unwrap_or_else(|error| panic!("{error}:\n{code}"));
    let mut resources = Resources(Vec::new());
    resources.visit_file(&file);
    let mut found = BTreeSet::new();
    for mut resource in resources.0 {
        resource.attrs.retain(|attr| !attr.path().is_ident("derive"));
        texts(crate::expand(resource.to_token_stream()), &mut found);
    }
    found
}

#[test]
fn the_errors_on_the_pages_are_those_of_the_macro() {
    let mut number = 0;
    let mut cases = 0;
    let readme = ("../README".to_owned(), read(&root().join("README.md")));
    for (name, page) in pages().into_iter().chain([readme]) {
        let mistakes = mistakes(&page);
        assert!(!mistakes.is_empty(), "{name}.md shows no compile error");
        assert_eq!(
            page.matches("\n```text\nerror").count(),
            mistakes.len(),
            "an error in {name}.md has no code above it"
        );
        for Mistake { code, error, case } in mistakes {
            number += 1;
            // What the compiler says with a sentence of the runtime is known from the pinned case alone.
            if let Some(case) = case {
                let pinned = read(&root().join(format!("{case}.stderr")));
                assert_eq!(pinned.lines().next(), Some(&*error), "{name}.md and {case}");
                cases += 1;
                continue;
            }
            let (_, sentence) = error.split_once(": ").expect("an error with a sentence");
            assert!(sentences(&code).contains(sentence), "{name}.md: nobody says {sentence:?} about\n{code}");
        }
    }
    assert!(number >= 40 && cases >= 10, "the test does not see the errors any more: {number}, {cases} pinned");
}

#[test]
fn words_about_rules_show_what_the_builder_says() {
    const RULES: [&str; 8] =
        ["all_or_none", "at_least_one", "at_most_one", "conflicts", "exactly_one", "required", "requires", "builder"];
    for (name, page) in pages().iter().filter(|(name, _)| RULES.contains(&&**name)) {
        assert!(mistakes(page).iter().any(|mistake| mistake.error.starts_with("error[E0277]: ")), "{name}.md");
    }
}
