//! Generated code must not depend on what the user has in scope: a pass over expansions that fails on any path that
//! neither is absolute nor was written by the user.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};

use super::expand;

const INPUTS: [&str; 9] = [
    "#[patch(exactly_one(a, b), at_most_one(a, c), non_empty, validate_with = mine::check)]
     pub struct Rules {
         #[patch(nullable, with = mine::codec)] a: std::option::Option<my::Value>,
         #[patch(conflicts(c), requires(c, when = my::Mode::Custom | 3))] b: u8,
         #[patch(nullable, default = my::function(), empty_as_null)] c: String,
         text: std::borrow::Cow<'static, str>,
     }",
    "pub struct User { #[patch(nullable)] pub first_name: std::option::Option<String>, pub created_at: String }",
    "#[patch(request_only { #[patch(nullable, secret)] password: String, #[patch(requires(password))] skip: u8 })]
     struct User { #[patch(skip)] id: u64, #[patch(required)] version: my::Version }",
    "#[patch(nullable, repr = \"option\", rename_all = \"camelCase\", derive(Clone, std::hash::Hash))]
     struct Page<'a, T: Default = u8, const N: usize = 3> where T: Clone { title: std::option::Option<&'a str>, body: [T; N] }",
    "#[patch(schemars, utoipa, non_empty)] struct Described<T> {
         /// One.
         #[patch(requires(b, when = my::Mode::Custom | \"text\"))] a: my::Value,
         #[patch(with = mine::codec, schema = my::Text<T>, conflicts(a, when = my::VALUE))] b: T,
         #[patch(nested)] c: my::Nested,
     }",
    "#[patch(name = Change, vis = pub(crate), crate = crate::facade)] struct Nothing {}",
    "#[patch(garde, request_only { #[patch(secret)] #[garde(custom(mine::check), length(min = 1))] code: String })]
     struct Checked { #[garde(length(max = my::MOST), dive)] #[patch(nullable)] list: std::option::Option<my::List> }",
    "#[patch(columns)] struct Row<S> { #[patch(column = \"key\")] s: S, #[patch(nullable, default)] n: my::Number,
         #[patch(nullable)] alias: my::Maybe, #[patch(nested, nullable, column = \"part\")] part: std::option::Option<my::Part> }",
    "struct Broken { #[patch(nulable)] field: String }",
];

/// The first segments of relative paths in generated code.
struct Relative<'a> {
    written: &'a BTreeSet<String>,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Relative<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            let first = path.segments[0].ident.to_string();
            let is_ours = first.starts_with("__") || ["Self", "self", "new_value"].contains(&first.as_str());
            if !is_ours && !self.written.contains(&first) {
                self.found.push(first);
            }
        }
        visit::visit_path(self, path);
    }

    // `pub(super)` is about the place where it stands.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    // The names of built-in attributes are no paths that anybody can shadow.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_macro(&mut self, node: &'ast syn::Macro) {
        let is_ours = node.path.segments[0].ident == "__patch";
        self.found.extend((node.path.leading_colon.is_none() && !is_ours).then(|| "a relative macro".to_owned()));
        // What goes through a macro of the runtime's is code as well.
        if is_ours {
            for statement in node.parse_body_with(syn::Block::parse_within).expect("statements") {
                self.visit_stmt(&statement);
            }
        }
    }
}

/// The first segments of the paths that the user wrote, and the names of the items that the expansion declares.
#[derive(Default)]
struct Written(BTreeSet<String>);

impl<'ast> Visit<'ast> for Written {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.0.insert(path.segments[0].ident.to_string());
        visit::visit_path(self, path);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.0.insert(item.ident.to_string());
        visit::visit_item_struct(self, item);
    }

    fn visit_const_param(&mut self, parameter: &'ast syn::ConstParam) {
        self.0.insert(parameter.ident.to_string());
        visit::visit_const_param(self, parameter);
    }
}

/// The names that the expansion itself declares: they are found beside it, whatever else is in scope.
struct Declared<'a>(&'a mut BTreeSet<String>);

impl<'ast> Visit<'ast> for Declared<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let name = match item {
            syn::Item::Struct(item) => Some(&item.ident),
            syn::Item::Enum(item) => Some(&item.ident),
            syn::Item::Trait(item) => Some(&item.ident),
            syn::Item::Mod(item) => Some(&item.ident),
            _ => None,
        };
        self.0.extend(name.map(ToString::to_string));
        visit::visit_item(self, item);
    }

    fn visit_type_param(&mut self, parameter: &'ast syn::TypeParam) {
        self.0.insert(parameter.ident.to_string());
        visit::visit_type_param(self, parameter);
    }
}

fn relative_paths(input: &str, expansion: &str) -> Vec<String> {
    let mut written = Written::default();
    written.visit_file(&syn::parse_file(input).unwrap());
    let file = syn::parse_file(expansion).unwrap();
    Declared(&mut written.0).visit_file(&file);
    // What stands in attributes are tokens here.
    written.0.extend(["String", "u8", "crate", "my", "mine"].map(str::to_owned));
    let mut relative = Relative { written: &written.0, found: Vec::new() };
    relative.visit_file(&file);
    relative.found
}

#[test]
fn every_path_is_absolute() {
    for input in INPUTS {
        let expansion = expand(input).to_string();
        assert_eq!(relative_paths(input, &expansion), Vec::<String>::new(), "{expansion}");
    }
}

#[test]
fn the_pass_sees_relative_paths() {
    let input = "struct A { b: my::B }";
    let expansion = "impl Clone for A { fn clone(&self) -> Self { Self { b: Some(self.b) } } } fn f() { vec![] }";
    assert_eq!(relative_paths(input, expansion), ["Clone", "Some", "a relative macro"]);
}
