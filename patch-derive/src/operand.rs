//! Expressions that a `macro_rules!` macro was given, as a part of others. The compiler forgets the invisible group around
//! one on its way through a derive: of `$count * 2` with `1 + 1` it would make `1 + 1 * 2`.

use syn::{Expr, ExprParen, Type};

/// Puts parentheses around what would fall apart.
pub(crate) fn keep(expr: &mut Expr) {
    match expr {
        Expr::Group(group) => keep(&mut group.expr),
        Expr::Paren(paren) => keep(&mut paren.expr),
        Expr::Binary(binary) => {
            operand(&mut binary.left);
            operand(&mut binary.right);
        }
        Expr::Unary(unary) => operand(&mut unary.expr),
        Expr::Reference(reference) => operand(&mut reference.expr),
        Expr::Cast(cast) => operand(&mut cast.expr),
        Expr::Field(field) => operand(&mut field.base),
        Expr::Index(index) => {
            operand(&mut index.expr);
            keep(&mut index.index);
        }
        Expr::MethodCall(call) => {
            operand(&mut call.receiver);
            call.args.iter_mut().for_each(keep);
        }
        Expr::Call(call) => call.args.iter_mut().for_each(keep),
        _ => {}
    }
}

/// The same for the length of an array.
pub(crate) fn keep_in_length(ty: &mut Type) {
    match ty {
        Type::Group(group) => keep_in_length(&mut group.elem),
        Type::Array(array) => {
            keep_in_length(&mut array.elem);
            keep(&mut array.len);
        }
        _ => {}
    }
}

fn operand(expr: &mut Expr) {
    keep(expr);
    let Expr::Group(group) = expr else { return };
    if matches!(*group.expr, Expr::Binary(_) | Expr::Unary(_) | Expr::Reference(_) | Expr::Cast(_)) {
        *expr = Expr::Paren(ExprParen {
            attrs: Vec::new(),
            paren_token: syn::token::Paren(group.group_token.span),
            expr: group.expr.clone(),
        });
    }
}

#[cfg(test)]
mod tests {
    use proc_macro2::{Delimiter, Group, TokenStream};
    use quote::{ToTokens as _, quote};

    use super::*;

    #[test]
    fn an_operand_stays_one() {
        let sum = Group::new(Delimiter::None, quote!(1 + 1));
        let name = Group::new(Delimiter::None, quote!(a::b));
        for (given, kept) in [
            (quote!(#sum * 2), quote!((1 + 1) * 2)),
            (quote!(f(-#sum, #sum as u8)), quote!(f(-(1 + 1), (1 + 1) as u8))),
            (quote!(#sum.pow(#sum)), quote!((1 + 1).pow(1 + 1))),
            (quote!(#name(1) + #name), quote!(a::b(1) + a::b)),
            (quote!(#sum), quote!(1 + 1)),
        ] {
            let mut expr = syn::parse2(given).unwrap();
            keep(&mut expr);
            // Printed, as an invisible group is.
            let printed: TokenStream = expr.to_token_stream().to_string().parse().unwrap();
            assert_eq!(printed.to_string(), kept.to_string());
        }
    }
}
