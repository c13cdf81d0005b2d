//! Printing the builder's machines: the module of states, and what each method asks of a state and makes of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{Generics, Visibility, parse_quote};

use known::Known;

use super::states::{Machine, Method, Step, machines};
use super::{doc, tools};
use crate::model::Resource;
use crate::name::{Free, is_identifier, respanned};

mod known;

/// The machines of a resource, ready to be printed.
pub(super) struct Typestate {
    machines: Vec<Machine>,
    /// The parameter of the builder's type; `None` if there are no machines.
    known: Option<Known>,
    /// The machines that a method moves or asks, in the order of the methods.
    concerned: Vec<(Method, Vec<usize>)>,
    module: Ident,
}

impl Typestate {
    pub(super) fn new(resource: &Resource) -> Self {
        let module = resource.request.states.clone().unwrap_or_else(|| {
            let mut free = Free::new(&resource.words, "");
            ident(&free.pick(&module_name(&resource.request.ident.unraw().to_string())))
        });
        let mut free = super::free_names(resource);
        let machines = machines(resource, &mut free);
        let known = Known::new(&machines, &mut free);
        let mut concerned: Vec<(Method, Vec<usize>)> = Vec::new();
        for (index, machine) in machines.iter().enumerate() {
            let moves = machine.steps.iter().filter(|step| !step.is_idle()).map(|step| step.method);
            for method in moves.chain(machine.guards.iter().map(|guard| guard.method)) {
                match place(&concerned, method) {
                    Ok(place) if concerned[place].1.last() == Some(&index) => {}
                    Ok(place) => concerned[place].1.push(index),
                    Err(place) => concerned.insert(place, (method, vec![index])),
                }
            }
        }
        Self { machines, known, concerned, module }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.machines.is_empty()
    }

    /// The parameters of the builder's type: those of the request, then one for all that is known.
    pub(super) fn declared(&self, generics: &Generics) -> Generics {
        let mut generics = generics.clone();
        if let Some(known) = &self.known {
            let all: Vec<usize> = (0..self.machines.len()).collect();
            let start = known.open(&all, &mut |part| {
                let start = part.machine().map(|machine| self.state(&self.machines[machine], 0));
                quote!(#start)
            });
            let name = &known.name;
            generics.params.push(parse_quote!(#name = #start));
        }
        generics
    }

    /// The parameters of an impl with methods that concern these machines, and the arguments of the builder's type
    /// there. The parameters have no bounds: the compiler would prove them all for each call of each method, and most
    /// methods ask for none.
    pub(super) fn parameters(&self, generics: &Generics, concerned: &[usize]) -> (Generics, TokenStream) {
        let mut bounded = generics.clone();
        let arguments = self.arguments(generics, concerned, |part| {
            let name = &part.name;
            bounded.params.push(parse_quote!(#name));
            quote!(#name)
        });
        (bounded, arguments)
    }

    /// The arguments of the builder's type: those of the request, then what is known.
    fn arguments<'a>(
        &'a self,
        generics: &Generics,
        concerned: &[usize],
        mut print: impl FnMut(&'a Known) -> TokenStream,
    ) -> TokenStream {
        let Some(known) = &self.known else {
            return generics.split_for_impl().1.to_token_stream();
        };
        let known = known.open(concerned, &mut print);
        let own = generics.params.iter().map(|parameter| match parameter {
            syn::GenericParam::Lifetime(parameter) => {
                let lifetime = &parameter.lifetime;
                quote!(#lifetime)
            }
            syn::GenericParam::Type(syn::TypeParam { ident, .. })
            | syn::GenericParam::Const(syn::ConstParam { ident, .. }) => quote!(#ident),
        });
        quote!(<#(#own,)* #known>)
    }

    /// The machines whose states are parameters of an impl with this method: methods with the same ones share an impl.
    pub(super) fn opened(&self, method: Method) -> Vec<usize> {
        let mut opened = Vec::new();
        if let Some(known) = &self.known {
            let _ = known.open(self.concerned(method), &mut |part| {
                opened.extend(part.machine());
                TokenStream::new()
            });
        }
        opened
    }

    /// The machines that a method moves or asks.
    fn concerned(&self, method: Method) -> &[usize] {
        match place(&self.concerned, method) {
            Ok(place) => &self.concerned[place].1,
            Err(_) => &[],
        }
    }

    /// The field of the builder that mentions the parameter. It keeps the builder `Send` and free of bounds.
    pub(super) fn field(&self, runtime: &TokenStream) -> Option<TokenStream> {
        self.known.as_ref().map(|Known { name, .. }| quote!(state: #runtime PhantomData<fn() -> #name>,))
    }

    /// The value of that field.
    pub(super) fn value(&self, private: &impl ToTokens) -> Option<TokenStream> {
        (!self.is_empty()).then(|| quote!(, state: #private::PhantomData))
    }

    /// The type arguments of what a method returns; `None` when they are those of `Self`.
    pub(super) fn after(&self, method: Method, generics: &Generics) -> Option<TokenStream> {
        self.changes(method).then(|| {
            self.arguments(generics, self.concerned(method), |part| {
                let machine = part.machine().map(|machine| &self.machines[machine]);
                let next = machine.and_then(|machine| Some(self.next(machine, machine.step_of(method)?)));
                next.unwrap_or_else(|| part.name.to_token_stream())
            })
        })
    }

    /// Whether the builder has another type after a method.
    pub(super) fn changes(&self, method: Method) -> bool {
        self.concerned(method).iter().any(|&machine| self.machines[machine].step_of(method).is_some())
    }

    /// The type of a machine's state after a step.
    fn next(&self, machine: &Machine, step: &Step) -> TokenStream {
        let (name, module, state_trait) = (ident(&machine.name), &self.module, ident(&machine.state_trait));
        match machine.form(step) {
            Form::Always(index) => self.state(machine, index),
            Form::FromStart(index) => {
                let next = self.state(machine, index);
                quote!(<#name as #module::#state_trait>::After<#next>)
            }
            Form::Table(number) => {
                let after = format_ident!("After{number}");
                quote!(<#name as #module::#state_trait>::#after)
            }
        }
    }

    fn state(&self, machine: &Machine, index: usize) -> TokenStream {
        let (module, state) = (&self.module, ident(&machine.states[index].name));
        quote!(#module::#state)
    }

    /// Whether a method asks anything of the state.
    pub(super) fn guards(&self, method: Method) -> bool {
        let machines = self.concerned(method).iter().map(|&machine| &self.machines[machine]);
        machines.flat_map(|machine| &machine.guards).any(|guard| guard.method == method)
    }

    /// What a method asks of the state: what it needs to name the next one, and then the rules. Every token of a rule
    /// has its place, for the compiler to show it.
    pub(super) fn bounds(&self, method: Method) -> Vec<TokenStream> {
        let mut bounds = Vec::new();
        for machine in self.concerned(method).iter().map(|&machine| &self.machines[machine]) {
            let is_asked = |step: &Step| !matches!(machine.form(step), Form::Always(_));
            if machine.step_of(method).is_some_and(is_asked) {
                let (name, module, state_trait) = (ident(&machine.name), &self.module, ident(&machine.state_trait));
                bounds.push(quote!(#name: #module::#state_trait));
            }
            for guard in machine.guards.iter().filter(|guard| guard.method == method) {
                let mut module = self.module.clone();
                module.set_span(guard.span);
                let (name, rule) = (Ident::new(&machine.name, guard.span), Ident::new(&guard.name, guard.span));
                bounds.push(quote_spanned!(guard.span=> #name: #module::#rule));
            }
        }
        bounds
    }

    /// What lints ask of the states: they are declared in the place of the rule, so lints take them for the user's own.
    ///
    /// Not every state is the state of some call, so each is mentioned in code that counts as used, and what is public
    /// has a `Debug`. It stands here and not beside the state, where the path of the runtime may lead elsewhere.
    pub(super) fn emit_for_lints(&self, resource: &Resource) -> Option<TokenStream> {
        let module = &self.module;
        let states = self.machines.iter().flat_map(|machine| &machine.states).map(|state| ident(&state.name));
        let states: Vec<_> = states.map(|state| quote!(#module::#state)).collect();
        let debug = matches!(resource.request.vis, Visibility::Public(_)).then(|| {
            quote! {#(
                #[automatically_derived]
                impl __patch::Debug for #states {
                    fn fmt(&self, _: &mut __patch::Formatter<'_>) -> __patch::FmtResult {
                        match *self {}
                    }
                }
            )*}
        });
        let mention = quote!(let _: __patch::Option<fn(#(#states),*)> = __patch::None;);
        (!self.is_empty()).then(|| quote!(#mention #debug))
    }

    // Expands to:
    //
    //     pub mod update_user_request {
    //         pub enum PasswordNotNeeded {}
    //         pub trait PasswordState { type After0; }
    //         impl PasswordState for PasswordNotNeeded { type After0 = PasswordMissingForSkipPasswordChecks; }
    //         #[diagnostic::on_unimplemented(message = "`skip_password_checks` requires `password`: ..", ..)]
    //         pub trait SkipPasswordChecksRequiresPassword {}
    //         #[diagnostic::do_not_recommend]
    //         impl SkipPasswordChecksRequiresPassword for PasswordNotNeeded {}
    //     }
    pub(super) fn emit(&self, resource: &Resource) -> Option<TokenStream> {
        if self.is_empty() {
            return None;
        }
        let (module, vis) = (&self.module, &resource.request.vis);
        let style = Style {
            vis: from_inside(vis),
            is_public: matches!(vis, Visibility::Public(_)),
            has_tools: tools::resolve(resource.ident.span()),
        };
        let docs = doc(&format!(
            "What the builder of `{}` knows while a request is being built: it keeps `.build()` from compiling while a rule is broken.",
            resource.request.ident.unraw()
        ));
        let machines = self.machines.iter().map(|machine| emit_machine(machine, &style));
        Some(quote! {
            #docs
            #vis mod #module {
                #(#machines)*
            }
        })
    }
}

/// How the items of the module are written.
struct Style {
    vis: TokenStream,
    is_public: bool,
    has_tools: bool,
}

fn emit_machine(machine: &Machine, style: &Style) -> TokenStream {
    let Style { vis, is_public, has_tools } = style;
    let state_trait = ident(&machine.state_trait);
    // The compiler shows where the state is declared: at the rule. One token with another origin, and it adds a note
    // about the derive macro. But then lints take the state for the user's own, and about restricted visibilities they
    // contradict each other (`unreachable_pub` and clippy's `redundant_pub_crate`).
    let place = machine.guards.first().map(|guard| guard.span).filter(|_| *is_public);
    let span = place.unwrap_or_else(Span::call_site);
    let state_vis = respanned(vis.clone(), &|_| span);
    let states: Vec<Ident> = machine.states.iter().map(|state| Ident::new(&state.name, span)).collect();
    // Lints about the public, too.
    let closed = is_public.then(|| quote_spanned!(span=> #[non_exhaustive]));
    let enums = machine.states.iter().zip(&states).map(|(state, name)| {
        let docs = doc(&state.doc);
        quote_spanned!(span=> #docs #closed #state_vis enum #name {})
    });
    let about = doc(&machine.about);
    let from_start = machine.steps.iter().any(|step| matches!(machine.form(step), Form::FromStart(_)));
    let tables = machine.tables();
    let names: Vec<Ident> = (0..tables.len()).map(|number| format_ident!("After{number}")).collect();
    let generic = from_start.then(|| {
        quote! {
            /// The state after something that counts only if nothing was known before.
            type After<Next>;
        }
    });
    let declared = names.iter().map(|name| {
        quote! {
            /// The state after one of the calls.
            type #name;
        }
    });
    let impls = states.iter().enumerate().map(|(index, state)| {
        let generic = from_start.then(|| {
            let next = if index == 0 { quote!(Next) } else { quote!(Self) };
            quote!(type After<Next> = #next;)
        });
        let tables = tables.iter().zip(&names).map(|(to, name)| {
            let next = &states[to[index]];
            quote!(type #name = #next;)
        });
        quote!(impl #state_trait for #state { #generic #(#tables)* })
    });
    let guards = machine.guards.iter().map(|guard| {
        let (name, message, label) = (ident(&guard.name), braces(&guard.message), braces(&guard.label));
        let docs = doc(&guard.doc);
        let note = guard.note.as_ref().map(|note| {
            let note = braces(note);
            quote!(, note = #note)
        });
        let impls = guard.states.iter().map(|&state| {
            let state = &states[state];
            let hint = has_tools.then(|| quote!(#[diagnostic::do_not_recommend]));
            quote!(#hint impl #name for #state {})
        });
        let sentence =
            has_tools.then(|| quote!(#[diagnostic::on_unimplemented(message = #message, label = #label #note)]));
        quote! {
            #docs
            #sentence
            #vis trait #name {}
            #(#impls)*
        }
    });
    quote! {
        #(#enums)*
        #about
        #vis trait #state_trait { #generic #(#declared)* }
        #(#impls)*
        #(#guards)*
    }
}

impl Machine {
    /// What a method does, if it does something.
    fn step_of(&self, method: Method) -> Option<&Step> {
        self.steps.iter().find(|step| step.method == method).filter(|step| !step.is_idle())
    }
}

/// How a step is printed.
enum Form {
    /// One state, whatever was before.
    Always(usize),
    /// One state if nothing was known, and else no change: `After<Next>` serves all steps of this form.
    FromStart(usize),
    /// A state for each: the table of this number.
    Table(usize),
}

/// Up to so many steps from the start are cheaper as tables: a generic associated type is dear in itself.
const FEW: usize = 2;

impl Machine {
    fn form(&self, step: &Step) -> Form {
        if step.is_constant() {
            return Form::Always(step.to[0]);
        }
        match self.tables().iter().position(|to| *to == step.to) {
            Some(number) => Form::Table(number),
            None => Form::FromStart(step.to[0]),
        }
    }

    /// The steps that are printed as tables, each once.
    fn tables(&self) -> Vec<&[usize]> {
        let distinct = |wanted: &dyn Fn(&Step) -> bool| {
            let mut tables: Vec<&[usize]> = Vec::new();
            for step in self.steps.iter().filter(|step| !step.is_idle() && !step.is_constant() && wanted(step)) {
                if !tables.contains(&&step.to[..]) {
                    tables.push(&step.to);
                }
            }
            tables
        };
        let is_few = distinct(&Step::is_from_start).len() <= FEW;
        distinct(&|step| is_few || !step.is_from_start())
    }
}

impl Step {
    fn is_idle(&self) -> bool {
        self.to.iter().enumerate().all(|(from, to)| from == *to)
    }

    fn is_constant(&self) -> bool {
        self.to.iter().all(|to| *to == self.to[0])
    }

    fn is_from_start(&self) -> bool {
        self.to.iter().enumerate().skip(1).all(|(from, to)| from == *to)
    }
}

/// A visibility, as seen from a module inside.
fn from_inside(vis: &Visibility) -> TokenStream {
    match vis {
        Visibility::Inherited => quote!(pub(super)),
        Visibility::Restricted(restricted) => {
            let path = &restricted.path;
            match path.segments.first().map(|segment| segment.ident.to_string()).as_deref() {
                Some("self") if path.segments.len() == 1 => quote!(pub(super)),
                Some("super") => quote!(pub(in super::#path)),
                Some("self") => {
                    let rest = path.segments.iter().skip(1);
                    quote!(pub(in super::#(#rest)::*))
                }
                _ => quote!(#vis),
            }
        }
        Visibility::Public(_) => quote!(#vis),
    }
}

/// Text for an attribute that takes braces for arguments.
fn braces(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Where a method stands in a list in the order of the methods, or belongs.
fn place(concerned: &[(Method, Vec<usize>)], method: Method) -> Result<usize, usize> {
    concerned.binary_search_by_key(&method, |(method, _)| *method)
}

/// `update_user_request` for `UpdateUserRequest`, and what is neither the request nor a keyword for any other.
fn module_name(request: &str) -> String {
    let name = snake(request);
    if name == request || !is_identifier(&name) { name + "_states" } else { name }
}

fn snake(name: &str) -> String {
    let mut result = String::new();
    for (index, letter) in name.char_indices() {
        if letter.is_uppercase() {
            let after_lower = name[..index]
                .chars()
                .next_back()
                .is_some_and(|before| before.is_lowercase() || before.is_ascii_digit());
            if after_lower {
                result.push('_');
            }
            result.extend(letter.to_lowercase());
        } else {
            result.push(letter);
        }
    }
    result
}
