//! Columns of structs whose surroundings are in the way.

use std::fmt::Debug;

use patch_runtime::{Bind, IntoColumns};

#[derive(Default)]
struct Shown(String);

impl<T: Debug> Bind<T> for Shown {
    fn bind(&mut self, column: &'static str, value: T) {
        self.0 += &format!("{column}={value:?};");
    }
}

fn shown(request: impl IntoColumns<Shown>) -> String {
    let mut sink = Shown::default();
    request.into_columns(&mut sink);
    sink.0
}

/// Nothing is in scope.
#[no_implicit_prelude]
mod bare {
    #[derive(::patch_runtime::PatchRequest)]
    #[patch(columns, request_only {
        #[patch(nullable, secret, column = "hash")]
        password: ::std::string::String,
    })]
    pub(super) struct Row<'a, S: ?::std::marker::Sized + ::std::fmt::Debug> {
        pub(super) r#type: u8,
        #[patch(nullable)]
        pub(super) text: ::std::option::Option<&'a str>,
        #[patch(nullable, default)]
        pub(super) size: u8,
        #[patch(nullable, default = { 7 })]
        pub(super) other: u8,
        #[patch(nested, column = "parts")]
        pub(super) part: Part,
        #[patch(merge, nullable, column = "notes")]
        pub(super) notes: ::std::option::Option<::std::collections::BTreeMap<u8, u8>>,
        #[patch(with = self::as_unit)]
        pub(super) unsized_: ::std::boxed::Box<S>,
    }

    #[derive(::std::fmt::Debug, ::std::default::Default, ::patch_runtime::PatchRequest)]
    #[patch(columns)]
    pub(super) struct Part {
        pub(super) a: u8,
    }

    mod as_unit {
        pub(super) fn serialize<S: ?::std::marker::Sized, W: ::serde::Serializer>(
            _: &::std::boxed::Box<S>,
            writer: W,
        ) -> ::std::result::Result<W::Ok, W::Error> {
            writer.serialize_unit()
        }

        pub(super) fn deserialize<'de, S: ?::std::marker::Sized, D: ::serde::Deserializer<'de>>(
            _: D,
        ) -> ::std::result::Result<::std::boxed::Box<S>, D::Error> {
            ::std::result::Result::Err(<D::Error as ::serde::de::Error>::custom("nothing to read"))
        }
    }
}

#[test]
fn without_a_prelude() {
    let request = bare::UpdateRowRequest::<str>::builder()
        .r#type(1)
        .clear_text()
        .clear_size()
        .clear_other()
        .part(bare::UpdatePartRequest::builder().a(2).build())
        .clear_notes()
        .unsized_("u".into())
        .clear_password();
    let request = request.try_build().expect("there are no rules");
    assert_eq!(
        shown(request),
        "type=1;text=None;size=0;other=7;parts=UpdatePartRequest { a: 2 };notes=None;unsized_=\"u\";hash=None;"
    );
}

/// Types, traits and constants called like everything that we name.
mod shadows {
    use super::shown;

    #[allow(non_upper_case_globals)]
    mod scope {
        use std::option::Option as StdOption;

        trait Everything: Sized {
            fn bind(&mut self, _: u8) {}
            fn into_columns(self, _: u8) {}
            fn default() {}
            fn into(self) {}
        }
        impl<T> Everything for T {}
        trait Bind<T> {}
        trait IntoColumns<S> {}
        trait Default {}
        struct Option;
        struct Patch;
        struct String;
        mod __private {}
        mod patch_runtime {}
        mod core {}
        const sink: u8 = 0;
        const value: u8 = 0;
        static column: u8 = 0;

        #[derive(::patch_runtime::PatchRequest)]
        #[patch(columns)]
        pub(in super::super) struct Row<S, T, S2: From<u8>> {
            #[patch(column = "S")]
            pub(in super::super) sink: StdOption<S>,
            #[patch(nullable)]
            pub(in super::super) value: StdOption<T>,
            #[patch(nullable, default = Self::best())]
            pub(in super::super) column: S2,
        }

        impl<S, T, S2: From<u8>> Row<S, T, S2> {
            fn best() -> S2 {
                S2::from(9)
            }
        }
    }

    #[test]
    fn in_scope() {
        let request =
            scope::UpdateRowRequest::<u8, u8, u8>::builder().sink(Some(1)).clear_value().clear_column().build();
        assert_eq!(shown(request), "S=Some(1);value=None;column=9;");
    }
}

/// In a macro and in a function, with a type that the macro was given.
#[test]
fn in_a_macro() {
    macro_rules! row {
        ($name:ident { $($field:ident: $ty:ty = $column:literal),* }) => {
            #[derive(patch_runtime::PatchRequest)]
            #[patch(columns, nullable)]
            struct $name {
                $(#[patch(column = $column)] $field: $ty,)*
                its_own: u16,
            }
        };
    }
    row!(Row { a: Option<u8> = "x", b: u8 = "y" });
    let request = UpdateRowRequest { a: patch_runtime::Patch::Clear, b: Some(1), its_own: Some(3) };
    assert_eq!(shown(request), "x=None;y=1;its_own=3;");
}

/// A column may have any name that is a text.
#[test]
fn odd_names() {
    #[derive(patch_runtime::PatchRequest)]
    #[patch(columns)]
    struct Row {
        #[patch(column = "a \"quoted\" {name} \u{1F980}")]
        a: u8,
        #[patch(column = r#"b'; DROP TABLE users; --"#)]
        b: u8,
        ünïcödé: u8,
        __patch_sink: u8,
    }
    let request = UpdateRowRequest::builder().a(1).b(2).ünïcödé(3).__patch_sink(4).build();
    assert_eq!(shown(request), "a \"quoted\" {name} \u{1F980}=1;b'; DROP TABLE users; --=2;ünïcödé=3;__patch_sink=4;");
}

/// A request called by a keyword, in a struct called by another.
#[test]
fn keywords() {
    #[derive(patch_runtime::PatchRequest)]
    #[patch(columns, name = r#type)]
    #[allow(non_camel_case_types)]
    struct r#struct {
        r#where: u8,
    }
    assert_eq!(shown(r#type { r#where: Some(1) }), "where=1;");
}

/// Types that take a trait to be named, more than one of a kind.
#[test]
fn projections() {
    type Maybe<T> = Option<T>;

    #[derive(patch_runtime::PatchRequest)]
    #[patch(columns, repr = "option")]
    struct Row<'a, 'b, T: Clone> {
        #[patch(nullable)]
        a: Maybe<String>,
        #[patch(nullable)]
        b: Option<String>,
        c: String,
        #[patch(not_null)]
        d: Maybe<&'a str>,
        #[patch(not_null)]
        e: Maybe<&'b str>,
        #[patch(nullable)]
        f: Maybe<T>,
    }
    let request = UpdateRowRequest::<u8>::builder().clear_a().b("b").c("c").d("d").e("e").f(6).build();
    assert_eq!(shown(request), r#"a=None;b=Some("b");c="c";d="d";e="e";f=Some(6);"#);
}

/// A type whose name only the compiler sees.
#[test]
fn types_by_macro() {
    #[derive(Debug)]
    struct S;
    macro_rules! named {
        () => {
            S
        };
    }

    #[derive(patch_runtime::PatchRequest)]
    #[patch(columns, no_serialize, no_deserialize, derive())]
    struct Row {
        key: named!(),
        #[patch(nullable)]
        other: Option<named!()>,
    }
    assert_eq!(shown(UpdateRowRequest { key: Some(S), other: patch_runtime::Patch::Set(S) }), "key=S;other=Some(S);");
}
