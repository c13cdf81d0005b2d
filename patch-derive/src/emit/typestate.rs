//! Printing the builder's machines: the module of states, and what each method asks of a state and makes of it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::{ConstParam, GenericParam, Generics, TypeParam, Visibility, parse_quote};

use known::Known;

use super::states::{Guard, Machine, Method, State, Step, machines};
use super::{Text, doc, tools};
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
            for step in &machine.steps {
                if !step.is_idle() {
                    concern(&mut concerned, step.method, index);
                }
            }
            for guard in &machine.guards {
                concern(&mut concerned, guard.method, index);
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
        let arguments = self.arguments(generics, concerned, &mut |part| {
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
        print: &mut dyn FnMut(&'a Known) -> TokenStream,
    ) -> TokenStream {
        let Some(known) = &self.known else {
            return generics.split_for_impl().1.to_token_stream();
        };
        let known = known.open(concerned, print);
        let mut own = Vec::new();
        for parameter in &generics.params {
            own.push(match parameter {
                GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
                GenericParam::Type(TypeParam { ident, .. }) | GenericParam::Const(ConstParam { ident, .. }) => {
                    ident.to_token_stream()
                }
            });
        }
        quote!(<#(#own,)* #known>)
    }

    /// The machines whose states are parameters of an impl with this method: methods with the same ones share an impl.
    pub(super) fn opened(&self, method: Method) -> Vec<usize> {
        let mut opened = Vec::new();
        if let Some(known) = &self.known {
            let _ = known.open(self.concerned(method), &mut |part| {
                if let Some(machine) = part.machine() {
                    opened.push(machine);
                }
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
            self.arguments(generics, self.concerned(method), &mut |part| {
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
        let has_guard = |machine: &Machine| machine.guards.iter().any(|guard| guard.method == method);
        self.concerned(method).iter().any(|&machine| has_guard(&self.machines[machine]))
    }

    /// What a method asks of the state: what it needs to name the next one, and then the rules. Every token of a rule
    /// has its place, for the compiler to show it.
    pub(super) fn bounds(&self, method: Method) -> Vec<TokenStream> {
        let mut bounds = Vec::new();
        for &machine in self.concerned(method) {
            let machine = &self.machines[machine];
            let is_asked = |step: &Step| !matches!(machine.form(step), Form::Always(_));
            if machine.step_of(method).is_some_and(is_asked) {
                let (name, module, state_trait) = (ident(&machine.name), &self.module, ident(&machine.state_trait));
                bounds.push(quote!(#name: #module::#state_trait));
            }
            for guard in &machine.guards {
                if guard.method != method {
                    continue;
                }
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
        if self.is_empty() {
            return None;
        }
        let mut states = Vec::new();
        for machine in &self.machines {
            for index in 0..machine.states.len() {
                states.push(self.state(machine, index));
            }
        }
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
        Some(quote! {
            let _: __patch::Option<fn(#(#states),*)> = __patch::None;
            #debug
        })
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
        let mut machines = Text::default();
        for machine in &self.machines {
            emit_machine(&mut machines, machine, &style);
        }
        let machines = machines.finish();
        Some(quote! {
            #docs
            #vis mod #module {
                #machines
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

fn emit_machine(text: &mut Text, machine: &Machine, style: &Style) {
    let Style { vis, is_public, has_tools } = style;
    let Machine { state_trait, states, guards, .. } = machine;
    // The compiler shows where the state is declared: at the rule. One token with another origin, and it adds a note
    // about the derive macro. But then lints take the state for the user's own, and about restricted visibilities they
    // contradict each other (`unreachable_pub` and clippy's `redundant_pub_crate`).
    let place = guards.first().map(|guard| guard.span).filter(|_| *is_public);
    // Lints about the public, too.
    let closed = if *is_public { "#[non_exhaustive]" } else { "" };
    for State { name, doc } in states {
        text.doc(doc);
        let vis = text.hole(respanned(vis.clone(), &|span| place.unwrap_or(span)));
        text.line(place, format_args!("{closed} {vis} enum {name} {{}}"));
    }
    let from_start = machine.steps.iter().any(|step| matches!(machine.form(step), Form::FromStart(_)));
    let tables = machine.tables();
    let mut declared = Text::default();
    if from_start {
        declared.doc("The state after something that counts only if nothing was known before.");
        declared.write(format_args!("type After<Next>;"));
    }
    for number in 0..tables.len() {
        declared.doc("The state after one of the calls.");
        declared.write(format_args!("type After{number};"));
    }
    text.doc(&machine.about);
    text.tokens(vis);
    let declared = text.block(declared);
    text.line(None, format_args!("trait {state_trait} {{ {declared} }}"));
    for (index, State { name, .. }) in states.iter().enumerate() {
        let mut next = String::new();
        if from_start {
            next += if index == 0 { "type After<Next> = Next;" } else { "type After<Next> = Self;" };
        }
        for (number, to) in tables.iter().enumerate() {
            next += &format!("type After{number} = {};", states[to[index]].name);
        }
        text.write(format_args!("impl {state_trait} for {name} {{ {next} }}"));
    }
    for Guard { name, doc, message, label, note, states: open, .. } in guards {
        text.doc(doc);
        if *has_tools {
            let (message, label) = (braces(message), braces(label));
            let note = note.as_ref().map(|note| format!(", note = {:?}", braces(note))).unwrap_or_default();
            text.write(format_args!(
                "#[diagnostic::on_unimplemented(message = {message:?}, label = {label:?} {note})]"
            ));
        }
        text.tokens(vis);
        text.write(format_args!("trait {name} {{}}"));
        let hint = if *has_tools { "#[diagnostic::do_not_recommend]" } else { "" };
        for &state in open {
            text.write(format_args!("{hint} impl {name} for {} {{}}", states[state].name));
        }
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
            for step in &self.steps {
                let is_table = !step.is_idle() && !step.is_constant() && wanted(step);
                if is_table && !tables.contains(&&step.to[..]) {
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
        self.keeps_from(0)
    }

    fn is_constant(&self) -> bool {
        self.to.iter().all(|to| *to == self.to[0])
    }

    fn is_from_start(&self) -> bool {
        self.keeps_from(1)
    }

    /// Whether the state of this number stays as it is, and all behind it.
    fn keeps_from(&self, first: usize) -> bool {
        (first..self.to.len()).all(|state| self.to[state] == state)
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

/// Adds a machine to those of a method. They come one after the other.
fn concern(concerned: &mut Vec<(Method, Vec<usize>)>, method: Method, machine: usize) {
    match place(concerned, method) {
        Ok(place) if concerned[place].1.last() == Some(&machine) => {}
        Ok(place) => concerned[place].1.push(machine),
        Err(place) => concerned.insert(place, (method, vec![machine])),
    }
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
