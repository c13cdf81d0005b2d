//! Pinned expansions, one for each generated thing, short enough to be read in a review.
//!
//! `PATCH_BLESS=1 cargo test -p patch-derive` writes them anew.

use std::{env, fs, path::Path};

use super::expand;

/// A resource with a field of each kind and a rule.
const INPUT: &str = "
    #[patch(request_only { #[patch(nullable, secret)] password: String })]
    pub struct User {
        #[patch(skip)]
        pub id: u64,
        /// The first name.
        #[patch(nullable, requires(password))]
        pub first_name: Option<Name>,
        #[patch(rename = \"createdAt\")]
        pub created_at: String,
    }";

/// Compares the items of the expansion that `is_part` chooses with the file of this name.
fn check(name: &str, input: &str, is_part: impl Fn(&str) -> bool) {
    let file = syn::parse_file(&expand(input).to_string()).unwrap();
    let items = file.items.into_iter().flat_map(|item| match item {
        syn::Item::Const(item) => match *item.expr {
            syn::Expr::Block(block) => block
                .block
                .stmts
                .into_iter()
                .flat_map(|statement| match statement {
                    syn::Stmt::Item(item) => vec![item],
                    // One of the runtime's, which stands for what is in it.
                    syn::Stmt::Macro(statement) => statement.mac.parse_body::<syn::File>().unwrap().items,
                    _ => Vec::new(),
                })
                .collect(),
            _ => Vec::new(),
        },
        item => vec![item],
    });
    let chosen: Vec<String> =
        items.map(|item| prettyplease::unparse(&syn::parse_quote!(#item))).filter(|text| is_part(text)).collect();
    let actual = chosen.join("\n");
    assert!(!actual.is_empty(), "nothing was chosen for {name}");
    assert!(actual.lines().count() <= 120, "{name} is too long to be read: {} lines", actual.lines().count());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/snapshots").join(format!("{name}.rs"));
    if env::var_os("PATCH_BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &actual).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "the expansion in {name}.rs changed; read it, then bless it");
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

#[test]
fn request() {
    check("request", INPUT, |text| {
        has(text, &["pub struct UpdateUserRequest ", "impl UpdateUserRequest ", "__patch::Default for"])
    });
}

#[test]
fn builder() {
    let input = "pub struct User { #[patch(nullable)] password: Option<String>, #[patch(requires(password))] skip_checks: bool }";
    check("builder", input, |text| {
        has(text, &["UpdateUserRequestBuilder"]) && !has(text, &["impl UpdateUserRequest ", "__patch::Debug for"])
    });
}

#[test]
fn states() {
    check("states", INPUT, |text| has(text, &["pub mod update_user_request"]));
}

#[test]
fn tables() {
    check("tables", INPUT, |text| has(text, &["__patch::PatchRequest for", "__patch::Patchable for"]));
}

#[test]
fn serde() {
    check("serde", INPUT, |text| has(text, &["ReadRequest", "WriteRequest", "__patch::Serialize for", "Deserialize<"]));
}

#[test]
fn change() {
    let input = "
        pub struct User {
            #[patch(skip)]
            pub id: u64,
            pub name: String,
            #[patch(nested, nullable)]
            pub address: Option<Address>,
            #[patch(merge)]
            pub labels: BTreeMap<String, Label>,
        }";
    check("change", input, |text| has(text, &["__patch::PatchRequest for"]));
    check("difference", input, |text| has(text, &["__patch::DiffRequest for"]));
}

#[test]
fn derives() {
    check("derives", INPUT, |text| has(text, &["__patch::Debug for", "__patch::Clone for", "__patch::PartialEq for"]));
}

#[test]
fn columns() {
    let input = "
        #[patch(columns, request_only { password: String })]
        pub struct User {
            #[patch(nullable)]
            pub first_name: Option<String>,
            #[patch(column = \"family name\")]
            pub last_name: String,
            #[patch(nullable, default = 1)]
            pub visits: u8,
            pub note: String,
        }";
    check("columns", input, |text| has(text, &["IntoColumns"]));
}

#[test]
fn generics() {
    let input = "
        #[patch(nullable, repr = \"option\")]
        pub struct Page<'a, T: Default = u8, const N: usize = 3> where T: Clone {
            title: Option<&'a str>,
            body: [T; N],
            parent: Option<Box<Self>>,
        }";
    check("generics", input, |text| {
        has(text, &["pub struct UpdatePageRequest<", "ReadRequest", "__patch::Clone for", "type Resource"])
    });
}

#[test]
fn schema() {
    let input = "
        /// A user.
        #[patch(schemars)]
        pub struct User {
            /// The kind of name.
            #[patch(requires(name, when = Kind::Full | Kind::Short), conflicts(code, when = Kind::None))]
            kind: Kind,
            #[deprecated]
            #[patch(nullable, empty_as_null)]
            name: Option<String>,
            #[patch(with = hex, schema = String, requires(kind, when = MAX))]
            code: u64,
            #[patch(nested)]
            home: Address,
        }";
    check("schema", input, |text| has(text, &["Describe for", "JsonSchema for"]));
}

#[test]
fn utoipa() {
    let input = "
        #[patch(utoipa)]
        pub struct Page<'a, T, P> {
            #[patch(merge)]
            labels: BTreeMap<String, T>,
            #[patch(with = hex, schema = String)]
            code: &'a Code,
            #[patch(nullable)]
            words: Words,
            #[patch(nested)]
            parent: P,
        }";
    check("utoipa", input, |text| has(text, &["__PatchValues"]) || has(text, &["utoipa6::NestedSchema for"]));
}

#[test]
fn fallback() {
    check("fallback", "struct User<T> { #[patch(nulable, skp)] name: T }", |_| true);
}
