//! What can be told from a type's tokens: whether it is an `Option`, whether it is plainly known, what it mentions.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _, quote};
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::{
    GenericArgument, GenericParam, Generics, Lifetime, PathArguments, PathSegment, Token, Type, TypeParamBound,
    WherePredicate,
};

/// The type without the invisible groups that `macro_rules` puts around `$t:ty`, and without parentheses.
pub(crate) fn open(ty: &Type) -> &Type {
    match ty {
        Type::Group(group) => open(&group.elem),
        Type::Paren(paren) => open(&paren.elem),
        other => other,
    }
}

/// The `T` of `Option<T>`, however its path is written. Whether it is the standard library's `Option` is checked by
/// the compiler where the field is updated.
pub(crate) fn option_value(ty: &Type) -> Option<&Type> {
    match last_segment(ty)? {
        PathSegment { ident, arguments: PathArguments::AngleBracketed(arguments) } if ident == "Option" => {
            match arguments.args.first() {
                Some(GenericArgument::Type(value)) if arguments.args.len() == 1 => Some(value),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The `T` of `Box<T>`.
pub(crate) fn boxed(ty: &Type) -> Option<&Type> {
    match last_segment(ty)? {
        PathSegment { ident, arguments: PathArguments::AngleBracketed(arguments) } if ident == "Box" => {
            match arguments.args.first() {
                Some(GenericArgument::Type(value)) => Some(value),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Whether the type is this name and nothing else.
pub(crate) fn is(ty: &Type, name: &Ident) -> bool {
    matches!(open(ty), Type::Path(path) if path.qself.is_none() && path.path.is_ident(name))
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match open(ty) {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    }
}

/// The name of a generic parameter, with the sign of a lifetime if it is one, and where it is declared.
pub(crate) fn parameter(parameter: &GenericParam) -> (String, Span) {
    match parameter {
        GenericParam::Lifetime(parameter) => (parameter.lifetime.to_string(), parameter.lifetime.span()),
        GenericParam::Type(parameter) => (parameter.ident.to_string(), parameter.ident.span()),
        GenericParam::Const(parameter) => (parameter.ident.to_string(), parameter.ident.span()),
    }
}

/// Where a type begins and ends.
pub(crate) fn ends(ty: &Type) -> (Span, Span) {
    let mut ends = None;
    for token in open(ty).to_token_stream() {
        let (first, _) = ends.unwrap_or((token.span(), token.span()));
        ends = Some((first, token.span()));
    }
    ends.unwrap_or((Span::call_site(), Span::call_site()))
}

/// What holds any number of values, of which the standard library has two kinds.
#[derive(Clone, Copy)]
pub(crate) enum Collection {
    List,
    Map,
}

/// Whether the type is plainly a collection.
pub(crate) fn collection(ty: &Type) -> Option<Collection> {
    const LISTS: [&str; 6] = ["Vec", "VecDeque", "LinkedList", "BTreeSet", "HashSet", "BinaryHeap"];
    const MAPS: [&str; 2] = ["BTreeMap", "HashMap"];
    match open(ty) {
        Type::Array(_) | Type::Slice(_) => Some(Collection::List),
        _ => {
            // Those of the standard library have parameters; a struct of the user's own may have such a name.
            let PathSegment { ident, arguments } = last_segment(ty)?;
            if arguments.is_none() {
                return None;
            }
            let is_one_of = |names: &[&str]| names.iter().any(|name| ident == name);
            if is_one_of(&LISTS) { Some(Collection::List) } else { is_one_of(&MAPS).then_some(Collection::Map) }
        }
    }
}

/// The `V` of `Map<K, V>`.
pub(crate) fn second_argument(ty: &Type) -> Option<&Type> {
    match &last_segment(ty)?.arguments {
        PathArguments::AngleBracketed(arguments) => match arguments.args.get(1) {
            Some(GenericArgument::Type(value)) => Some(value),
            _ => None,
        },
        _ => None,
    }
}

/// The function of the runtime that reads this type without copying, where its own `Deserialize` would copy.
pub(crate) fn borrowing_function(ty: &Type, option: Option<&Type>) -> Option<Ident> {
    let segment = last_segment(option.unwrap_or(ty)).filter(|segment| segment.ident == "Cow")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let (Some(GenericArgument::Lifetime(lifetime)), Some(GenericArgument::Type(target))) =
        (arguments.args.first(), arguments.args.get(1))
    else {
        return None;
    };
    // No body lives that long, so it is copied.
    if lifetime.ident == "static" {
        return None;
    }
    let name = match open(target) {
        Type::Path(path) if path.path.is_ident("str") => "borrow_str",
        Type::Slice(slice) if matches!(open(&slice.elem), Type::Path(path) if path.path.is_ident("u8")) => {
            "borrow_bytes"
        }
        _ => return None,
    };
    Some(Ident::new(name, Span::call_site()))
}

/// Whether `String` is written, with or without a path.
pub(crate) fn is_string(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|segment| segment.ident == "String" && segment.arguments.is_none())
}

/// A primitive type, `String`, or `Vec` or `Option` of those: known to be `Clone + PartialEq + Debug`, and not
/// nullable unless it is the `Option`.
pub(crate) fn is_plain(ty: &Type) -> bool {
    const PRIMITIVES: [&str; 17] = [
        "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize", "f32",
        "f64", "String",
    ];
    let Type::Path(path) = open(ty) else { return false };
    let Some(segment) = path.path.segments.last().filter(|_| path.qself.is_none() && path.path.segments.len() == 1)
    else {
        return false;
    };
    match &segment.arguments {
        PathArguments::None => PRIMITIVES.iter().any(|name| segment.ident == name),
        PathArguments::AngleBracketed(arguments) if segment.ident == "Vec" || segment.ident == "Option" => {
            arguments.args.iter().all(|argument| matches!(argument, GenericArgument::Type(ty) if is_plain(ty)))
        }
        _ => false,
    }
}

/// Whether the type plainly cannot be an alias of `Option`.
pub(crate) fn is_no_option(ty: &Type) -> bool {
    match open(ty) {
        Type::Path(_) => {
            option_value(ty).is_none()
                && (is_plain(ty) || last_segment(ty).is_some_and(|segment| segment.ident == "Vec"))
        }
        Type::Macro(_) | Type::Verbatim(_) => false,
        _ => true,
    }
}

/// What is asked of a type parameter, in the brackets and in the `where` clause.
pub(crate) fn bounds_of<'a>(name: &Ident, generics: &'a Generics) -> Vec<&'a Bounds> {
    let mut all = Vec::new();
    for parameter in generics.type_params() {
        if parameter.ident == *name {
            all.push(&parameter.bounds);
        }
    }
    if let Some(clause) = &generics.where_clause {
        for predicate in &clause.predicates {
            if let WherePredicate::Type(predicate) = predicate {
                if is(&predicate.bounded_ty, name) {
                    all.push(&predicate.bounds);
                }
            }
        }
    }
    all
}

pub(crate) type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// Whether the type is one of those that have no size, or a parameter that may have none.
pub(crate) fn is_unsized(ty: &Type, generics: &Generics) -> bool {
    let relaxes = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some());
    match open(ty) {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) if path.path.is_ident("str") => true,
        Type::Path(path) => {
            let Some(name) = path.path.get_ident() else { return false };
            bounds_of(name, generics).iter().any(|bounds| bounds.iter().any(relaxes))
        }
        _ => false,
    }
}

/// The type as one would write it, for sentences.
pub(crate) fn text(ty: &Type) -> String {
    tidy(ty)
}

/// The tokens of a type or path as one would write them.
pub(crate) fn tidy(tokens: &dyn ToTokens) -> String {
    // Printed tokens have a space around each; only the usual punctuation is worth the trouble.
    const TIGHT: [(&str, &str); 8] =
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), (" ;", ";"), ("& ", "&")];
    let mut text = tokens.to_token_stream().to_string();
    for &(loose, tight) in &TIGHT {
        text = text.replace(loose, tight);
    }
    text
}

/// Puts the resource's type where `Self` stands: in the request, `Self` would be the request.
pub(crate) fn replace_self(tokens: TokenStream, resource: &TokenStream) -> TokenStream {
    let mut result = TokenStream::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "Self" => {
                result.extend(match tokens.peek() {
                    Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && punct.spacing() == Spacing::Joint => {
                        quote!(<#resource>)
                    }
                    // The start of an expression.
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => turbofish(resource),
                    _ => resource.clone(),
                });
            }
            TokenTree::Group(group) => {
                let mut replaced = Group::new(group.delimiter(), replace_self(group.stream(), resource));
                replaced.set_span(group.span());
                result.append(replaced);
            }
            other => result.append(other),
        }
    }
    result
}

/// `User::<T>` for `User<T>`.
fn turbofish(resource: &TokenStream) -> TokenStream {
    let mut tokens = resource.clone().into_iter();
    let name = tokens.next();
    let arguments: TokenStream = tokens.collect();
    if arguments.is_empty() { quote!(#name) } else { quote!(#name::#arguments) }
}

/// Whether a macro is called among the tokens, which may say anything.
pub(crate) fn calls_macro(tokens: TokenStream) -> bool {
    let mut after_sign = false;
    tokens.into_iter().any(|token| {
        let is_called =
            std::mem::replace(&mut after_sign, matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '!'));
        matches!(token, TokenTree::Group(group) if is_called || calls_macro(group.stream()))
    })
}

/// The type with a lifetime of its own in each place where one is written, and how many there are.
pub(crate) fn with_any_lifetimes(tokens: TokenStream) -> (TokenStream, usize) {
    let (mut count, mut bound) = (0, Vec::new());
    (replace_lifetimes(tokens, &mut count, &mut bound), count)
}

/// The lifetimes in such a type.
pub(crate) fn any_lifetimes(count: usize) -> Vec<Lifetime> {
    let mut lifetimes = Vec::new();
    for number in 0..count {
        lifetimes.push(any_lifetime(number));
    }
    lifetimes
}

fn any_lifetime(number: usize) -> Lifetime {
    Lifetime::new(&format!("'__p{number}"), Span::call_site())
}

/// Those that the type itself declares (`for<'a> Fn(&'a str)`) get names by their order.
fn replace_lifetimes(tokens: TokenStream, count: &mut usize, bound: &mut Vec<String>) -> TokenStream {
    let (mut after_quote, mut after_for, mut declares) = (false, false, false);
    let mut result = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Ident(ident) if after_quote => {
                after_quote = false;
                let name = ident.to_string();
                if declares {
                    bound.push(name.clone());
                }
                if let Some(number) = bound.iter().rposition(|bound| *bound == name) {
                    result.append(Ident::new(&format!("__b{number}"), ident.span()));
                } else {
                    *count += 1;
                    result.append(any_lifetime(*count - 1).ident);
                }
            }
            TokenTree::Group(group) => {
                result.append(Group::new(group.delimiter(), replace_lifetimes(group.stream(), count, bound)));
            }
            other => {
                let is = |sign| matches!(&other, TokenTree::Punct(punct) if punct.as_char() == sign);
                (after_quote, declares) = (is('\''), (after_for && is('<')) || (declares && !is('>')));
                after_for = matches!(&other, TokenTree::Ident(ident) if ident == "for");
                result.append(other);
            }
        }
    }
    result
}

/// Whether the name occurs among the tokens, as an identifier or (with its quote) as a lifetime; raw or not is one name.
pub(crate) fn mentions(tokens: TokenStream, name: &str) -> bool {
    let (is_lifetime, name) = match name.strip_prefix('\'') {
        Some(name) => (true, name),
        None => (false, name),
    };
    let name = name.strip_prefix("r#").unwrap_or(name);
    let mut after_quote = false;
    tokens.into_iter().any(|token| {
        let follows_quote =
            std::mem::replace(&mut after_quote, matches!(&token, TokenTree::Punct(p) if p.as_char() == '\''));
        match token {
            TokenTree::Ident(ident) => follows_quote == is_lifetime && ident.unraw() == name,
            TokenTree::Group(group) => {
                mentions(group.stream(), &if is_lifetime { format!("'{name}") } else { name.to_owned() })
            }
            _ => false,
        }
    })
}

/// Whether a reference of this lifetime occurs among the tokens.
pub(crate) fn refers_for(tokens: TokenStream, lifetime: &str) -> bool {
    let mut before = [' '; 2];
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(sign) => {
            before = [before[1], sign.as_char()];
            false
        }
        TokenTree::Ident(ident) => std::mem::take(&mut before) == ['&', '\''] && ident == lifetime,
        TokenTree::Group(group) => {
            before = [' '; 2];
            refers_for(group.stream(), lifetime)
        }
        TokenTree::Literal(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Type {
        syn::parse_str(text).unwrap()
    }

    #[test]
    fn options() {
        for text in ["Option<u8>", "std::option::Option<u8>", "::core::option::Option<u8>", "(Option<u8>)"] {
            assert!(option_value(&parse(text)).is_some(), "{text}");
        }
        for text in ["Option", "Option<u8, u8>", "Vec<Option<u8>>", "<Option<u8> as T>::Option", "&Option<u8>"] {
            assert!(option_value(&parse(text)).is_none(), "{text}");
        }
    }

    #[test]
    fn plain_types() {
        for text in ["u8", "String", "Vec<String>", "Option<Vec<bool>>"] {
            assert!(is_plain(&parse(text)), "{text}");
        }
        for text in ["my::String", "Vec<T>", "&'a str", "[u8; 3]", "Box<u8>", "Vec"] {
            assert!(!is_plain(&parse(text)), "{text}");
        }
    }

    #[test]
    fn self_becomes_the_resource() {
        let resource = quote!(User<T>);
        let replaced = replace_self(quote!((Box<Self>, [u8; Self::N])), &resource);
        let squeezed = replaced.to_string().replace(' ', "");
        assert_eq!(squeezed, "(Box<User<T>>,[u8;<User<T>>::N])");
        let replaced = replace_self(quote!(Self: Clone), &resource);
        assert_eq!(replaced.to_string().replace(' ', ""), "User<T>:Clone");
        let replaced = replace_self(quote!(Self { a: Self::A }), &resource);
        assert_eq!(replaced.to_string().replace(' ', ""), "User::<T>{a:<User<T>>::A}");
    }

    #[test]
    fn mentioned_names() {
        assert!(mentions(quote!(Vec<(T, u8)>), "T"));
        assert!(!mentions(quote!(Vec<U>), "T"));
        assert!(mentions(quote!(Vec<r#T>), "T") && mentions(quote!(Vec<T>), "r#T"));
        assert!(mentions(quote!(&'a str), "'a"));
        assert!(!mentions(quote!(&'b a), "'a"));
    }
}
