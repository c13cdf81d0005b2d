//! From a struct and its attributes to the model.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{Attribute, DeriveInput, Generics, LitStr, Path, Token, Type, Visibility};

use super::{
    Condition, Field, Garde, Home, Merging, MergingKind, Projection, Pruned, Reference, Request, Resource, Rule,
    Skipped, Target, Value, Wire, shape,
};
use crate::attr::garde::ValueRules;
use crate::attr::rules::{self, FieldRule, Values, Verb};
use crate::attr::words::Place;
use crate::attr::{FieldAttrs, Function, StructAttrs};
use crate::diag::Diag;
use crate::name::{Case, Name, Names, as_generated, generated, in_any_edition};
use crate::operand;
use crate::ty;

impl Resource {
    /// Reads a struct. `None` when there is no struct to read; the reason is reported.
    pub(crate) fn parse(input: &DeriveInput, attrs: StructAttrs, diag: &Diag) -> Option<Self> {
        let declared = shape::fields(input, diag)?;
        let (_, arguments, _) = input.generics.split_for_impl();
        let ident = &input.ident;
        let mut parameters = Vec::new();
        for parameter in input.generics.type_params() {
            parameters.push(parameter.ident.clone());
        }
        let mut reading = Reading {
            resource: ident,
            attrs: &attrs,
            vis: attrs.vis.as_ref().unwrap_or(&input.vis),
            runtime: attrs.runtime(),
            self_type: quote!(#ident #arguments),
            parameters,
            diag,
            fields: Vec::new(),
            skipped: Vec::new(),
            stated: Vec::new(),
        };
        for field in declared {
            reading.field(field, Place::Field);
        }
        for field in &attrs.request_only {
            reading.field(field, Place::RequestOnly);
        }
        let (rules, conditions) = reading.rules();
        let mut found = Names::default();
        // They are asked for where a rule makes a state or columns a parameter, and nowhere else.
        if attrs.columns || rules.iter().any(Rule::is_about_presence) {
            words(input.to_token_stream(), &mut found);
        }
        let vis = visibility(reading.vis);
        let pruned = reading.pruned(&input.generics);
        let Reading { fields, skipped, runtime, .. } = reading;
        let request = attrs
            .name
            .unwrap_or_else(|| Ident::new(&format!("Update{}Request", ident.unraw()), generated(ident.span())));
        let request = Request {
            builder: format_ident!("{}Builder", request.unraw(), span = generated(request.span())),
            ident: request,
            vis,
            says_vis: attrs.vis,
            derives: attrs.derive,
            attrs: attrs.attr,
            carried: attrs.carried,
            double_option: attrs.repr_option,
            allow_unknown: attrs.allow_unknown,
            non_exhaustive: attrs.non_exhaustive,
            serialize: !attrs.no_serialize,
            deserialize: !attrs.no_deserialize,
            states: attrs.states,
            columns: attrs.columns,
            validate_with: attrs.validate_with,
            garde: attrs.garde.map(|(span, context)| Garde { span, context }),
            schemars: attrs.schemars,
            utoipa: attrs.utoipa,
        };
        Some(Self {
            ident: in_any_edition(ident.clone()),
            vis: input.vis.clone(),
            generics: input.generics.clone(),
            pruned,
            request,
            fields,
            skipped,
            rules,
            conditions,
            words: found,
            runtime,
        })
    }
}

/// The fields and rules read so far.
struct Reading<'a> {
    resource: &'a Ident,
    attrs: &'a StructAttrs,
    vis: &'a Visibility,
    runtime: Path,
    self_type: TokenStream,
    /// The type parameters of the struct.
    parameters: Vec<Ident>,
    diag: &'a Diag,
    fields: Vec<Field>,
    skipped: Vec<Skipped>,
    /// Of each field, the word `required` and the rules.
    stated: Vec<(usize, Option<Span>, Vec<FieldRule>)>,
}

impl Reading<'_> {
    fn field(&mut self, field: &syn::Field, place: Place) {
        let mut attrs = FieldAttrs::parse(&field.attrs, place, self.diag);
        if place == Place::Field {
            attrs.carried.document(self.resource);
        }
        let Some(ident) = field.ident.clone().map(in_any_edition) else { return };
        let name = Name::from(&ident);
        let wire = if let Some(text) = &attrs.rename {
            Wire { name: text.value(), span: text.span() }
        } else {
            let case = self.attrs.rename_all.unwrap_or(Case::Snake);
            Wire { name: case.apply(name.as_str()), span: ident.span() }
        };
        if attrs.skip.is_some() {
            let value = self.value(&field.ty);
            self.skipped.push(Skipped { name, ident, wire: wire.name, value });
            return;
        }
        if place == Place::Field && self.fields.iter().any(|earlier| earlier.name == name) {
            // The compiler reports it.
            return;
        }
        self.check_field(field, &name, place, &attrs);
        self.stated.push((self.fields.len(), attrs.required, attrs.rules));
        let option = ty::option_value(&field.ty);
        let has_default = attrs.default.is_some();
        // The struct's `nullable` is about `Option`s that the resource has.
        let by_struct = self.attrs.nullable && place == Place::Field && option.is_some() && attrs.not_null.is_none();
        let home = match place {
            Place::RequestOnly => Home::RequestOnly,
            // `nullable` and `not_null` are about an `Option`, or an alias that hides one.
            _ if option.is_some() => Home::Optional,
            _ if (attrs.nullable.is_some() && !has_default) || attrs.not_null.is_some() => Home::Optional,
            _ => Home::Plain(attrs.default.as_ref().map(|(_, reset)| reset.clone())),
        };
        let value = match (option, &home) {
            (Some(value), Home::Optional) => self.value(value),
            (None, Home::Optional) => self.of_alias(&field.ty),
            _ => self.value(&field.ty),
        };
        let (merging, mut value) = match (attrs.nested, attrs.merge) {
            (Some(span), _) => self.merged(value, MergingKind::Nested, span, option.unwrap_or(&field.ty)),
            (None, Some(span)) => self.merged(value, MergingKind::Merge, span, option.unwrap_or(&field.ty)),
            (None, None) => (None, value),
        };
        if value.is_projected() && (attrs.carried.deprecated.is_some() || self.attrs.carried.deprecated.is_some()) {
            // As the user's own, each mention of the field would be reported.
            (value.span, value.end) = (generated(value.span), generated(value.end));
        }
        // A function that takes the field as written takes its value where that is what is written.
        let function = |function: Function| Function {
            whole: function.whole && matches!(home, Home::Optional),
            path: ty::replace_self(function.path, &self.self_type),
            ..function
        };
        // That our own words contradict each other has been said.
        let merges = merging.is_some();
        let is_allowed = |function: &Function| !merges || function.whole;
        let borrowed = ty::borrowing_function(&field.ty, option).filter(|_| !merges).map(|name| {
            let runtime = &self.runtime;
            Function { path: quote!(#runtime::__private::#name), whole: false, borrows: true }
        });
        let mut aliases = Vec::new();
        for text in &attrs.alias {
            aliases.push(Wire { name: text.value(), span: text.span() });
        }
        let (says_column, column) = attrs.column.unzip();
        // Whether it is one by itself: a value that is stored as it is.
        let is_column = self.attrs.columns && !merges && place == Place::Field;
        let field = Field {
            column: column.or_else(|| is_column.then(|| LitStr::new(name.as_str(), ident.span()))),
            says_column,
            setter: attrs.setter.map_or_else(|| name.clone(), |setter| Name::from(&in_any_edition(setter))),
            name,
            ident,
            vis: visibility(match (&attrs.vis, &field.vis, place) {
                (Some(vis), ..) => vis,
                // Written in an attribute, where nobody thinks of visibility: as visible as the request.
                (None, Visibility::Inherited, Place::RequestOnly) => self.vis,
                (None, written, _) => written,
            }),
            attrs: attrs.attr,
            carried: attrs.carried,
            wire,
            aliases,
            written: field.ty.clone(),
            value,
            merging,
            nullable: attrs.nullable.is_some() || by_struct,
            says_nullable: attrs.nullable,
            says_default: attrs.default.map(|(span, _)| span),
            required: attrs.required.is_some(),
            secret: attrs.secret,
            empty_as_null: attrs.empty_as_null,
            rules: match self.attrs.garde {
                Some(_) => ValueRules::parse(&field.attrs, matches!(home, Home::Optional), self.diag),
                None => ValueRules::default(),
            },
            read: attrs.read.filter(&is_allowed).map(&function).or(borrowed),
            write: attrs.write.filter(&is_allowed).map(&function),
            schema: attrs.schema.map(|ty| ty::replace_self(ty.into_token_stream(), &self.self_type)),
            home,
        };
        self.fields.push(field);
    }

    /// What is wrong with a field by itself.
    fn check_field(&self, field: &syn::Field, name: &Name, place: Place, attrs: &FieldAttrs) {
        if let Some(span) = attrs.not_null.filter(|_| ty::is_no_option(&field.ty)) {
            let message = format!("`{name}` is no `Option`, so it is not nullable anyway: remove `not_null`");
            self.diag.error(span, message);
        }
        if place != Place::RequestOnly {
            return;
        }
        for attr in &field.attrs {
            let is_followed = self.attrs.garde.is_some() && attr.path().is_ident("garde");
            if let (false, Some(message)) = (is_followed, misplaced(attr)) {
                self.diag.error_on(attr.path(), message);
            }
        }
    }

    fn value(&self, ty: &Type) -> Value {
        let (span, end) = ty::ends(ty);
        // One may be called like what is known.
        let is_known = !self.parameters.iter().any(|name| ty::mentions(ty.to_token_stream(), &name.to_string()));
        let mut written = ty.to_token_stream();
        if let Type::Array(_) = ty::open(ty) {
            let mut array = ty.clone();
            operand::keep_in_length(&mut array);
            written = array.into_token_stream();
        }
        let tokens = ty::replace_self(written, &self.self_type);
        Value {
            text: tokens.to_string(),
            tokens,
            span,
            end,
            is_plain: is_known && ty::is_plain(ty),
            is_string: is_known && ty::is_string(ty),
            may_recur: false,
            projections: Vec::new(),
        }
    }

    /// How something is merged into a value of this type, and what that is.
    fn merged(&self, target: Value, kind: MergingKind, span: Span, written: &Type) -> (Option<Merging>, Value) {
        let merged = match kind {
            MergingKind::Nested => {
                // A type that contains itself does so in a box, and a parameter is not this type.
                let is_parameter =
                    ty::boxed(written).is_some_and(|ty| self.parameters.iter().any(|name| ty::is(ty, name)));
                let may_recur = ty::mentions(target.tokens.clone(), "Box") && !is_parameter;
                Value { may_recur, ..self.projected(&target, ["Patchable", "Request"], "Nested") }
            }
            MergingKind::Merge => self.projected(&target, ["Merge", "Patch"], "Merge"),
        };
        (Some(Merging { kind, span, target: target.tokens }), merged)
    }

    /// The type of the value of an alias of `Option`, which only the compiler can tell.
    fn of_alias(&self, ty: &Type) -> Value {
        self.projected(&self.value(ty), ["IsOption", "Value"], "Option")
    }

    /// A type that another one names. Where it names none, the compiler says so for every mention of it in the
    /// expansion, and what it says of one place in the same words it shows once: every mention has the place of the type.
    fn projected(&self, value: &Value, [of, name]: [&'static str; 2], bounds: &'static str) -> Value {
        let Value { tokens: from, span, end, .. } = value;
        let mut projections = value.projections.clone();
        projections.push(Projection { from: from.clone(), by: of, bounds });
        let (runtime, of, name) = (&self.runtime, format_ident!("{of}"), Ident::new(name, *end));
        let private = quote!(#runtime::__private);
        let tokens = quote_spanned!(*span=> <#from as #private::#of>::#name);
        let text = tokens.to_string();
        Value { tokens, text, projections, is_plain: false, is_string: false, may_recur: false, ..*value }
    }

    /// The rules, field by field, with the fields that they name looked up, and then those of the struct.
    fn rules(&self) -> (Vec<Rule>, Vec<Condition>) {
        let mut rules = Vec::new();
        let mut conditions = Vec::new();
        for &(field, required, ref stated) in &self.stated {
            if let Some(span) = required {
                rules.push(Rule::Required { field, span });
            }
            for &FieldRule { verb, ref targets, ref when } in stated {
                let mut condition = |field, values: &Values| {
                    conditions.push(Condition { field, values: values.clone() });
                    conditions.len() - 1
                };
                let when = when.as_ref().map(|values| condition(Some(field), values));
                for target in targets {
                    let target = match target {
                        rules::Target::Field(name) => Target::AnyOf(vec![self.reference(name)]),
                        rules::Target::Any(names) if verb == Verb::Requires => Target::AnyOf(self.references(names)),
                        // To conflict with any of them is to conflict with each.
                        rules::Target::Any(names) => {
                            for name in names {
                                let target = Target::AnyOf(vec![self.reference(name)]);
                                rules.push(Rule::OfField { field, verb, when, target });
                            }
                            continue;
                        }
                        rules::Target::Is(name, values) => {
                            let reference = self.reference(name);
                            let condition = condition(reference.field, values);
                            Target::Is(reference, condition)
                        }
                    };
                    rules.push(Rule::OfField { field, verb, when, target });
                }
            }
        }
        for group in &self.attrs.groups {
            let members = self.references(&group.members);
            rules.push(Rule::Group { kind: group.kind, span: group.span, label: group.label.clone(), members });
        }
        if self.attrs.non_empty {
            rules.push(Rule::NonEmpty);
        }
        (rules, conditions)
    }

    /// The parameters that only `skip`ped fields use.
    fn pruned(&self, generics: &Generics) -> Vec<Pruned> {
        let uses = |value: &Value, name: &str| ty::mentions(value.tokens.clone(), name);
        let mut pruned = Vec::new();
        for parameter in &generics.params {
            let (name, span) = ty::parameter(parameter);
            if self.skipped.iter().any(|skipped| uses(&skipped.value, &name))
                && !self.fields.iter().any(|field| uses(&field.value, &name))
            {
                pruned.push(Pruned { name, span });
            }
        }
        pruned
    }

    fn references(&self, names: &[Name]) -> Vec<Reference> {
        let mut references = Vec::new();
        for name in names {
            references.push(self.reference(name));
        }
        references
    }

    fn reference(&self, name: &Name) -> Reference {
        let field = self.fields.iter().position(|field| field.name == *name);
        Reference { name: name.clone(), field }
    }
}

/// A visibility of generated code: lints see an item where its visibility begins.
fn visibility(written: &Visibility) -> Visibility {
    match written {
        Visibility::Inherited => Visibility::Inherited,
        Visibility::Public(token) => Visibility::Public(Token![pub](generated(token.span))),
        // A path may begin with `$crate`, which means another crate elsewhere.
        Visibility::Restricted(vis) if vis.in_token.is_some() => written.clone(),
        Visibility::Restricted(_) => {
            syn::parse2(as_generated(written.to_token_stream())).unwrap_or_else(|_| written.clone())
        }
    }
}

/// Every identifier among the tokens.
fn words(tokens: TokenStream, found: &mut Names) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => found.insert(ident.unraw().to_string()),
            TokenTree::Group(group) => words(group.stream(), found),
            _ => {}
        }
    }
}

/// Why an attribute cannot stand at a request-only field. There is no field in the source for it to act on: what is
/// not carried over to the request would be lost without a word.
fn misplaced(attr: &Attribute) -> Option<String> {
    const CARRIED_OVER: [&str; 8] = ["doc", "patch", "deprecated", "allow", "expect", "warn", "deny", "forbid"];
    let name = attr.path().get_ident().map(ToString::to_string).unwrap_or_default();
    let advice = match name.as_str() {
        name if CARRIED_OVER.contains(&name) => return None,
        "cfg" | "cfg_attr" => "put the condition on the struct, as in `#[cfg_attr(unix, patch(request_only { .. }))]`",
        "garde" => "write `#[patch(garde)]` on the struct for its rules to be checked",
        "serde" => "write `#[patch(..)]`, as in `#[patch(rename = \"wireName\")]`",
        _ => "remove it",
    };
    Some(format!("this attribute has no effect on a request-only field: {advice}"))
}
