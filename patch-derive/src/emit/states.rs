//! What the builder knows in its type: a parameter for each rule, with a state for each thing that can be known.
//!
//! Every rule becomes a small machine. Its states are types; a method moves it from state to state; and some methods
//! (`.build()` first of all) exist in some states only, which is where the compiler says which rule is broken. The
//! machines are planned here and made in `make`, as data; `typestate` prints them.

use proc_macro2::Span;

use crate::attr::rules::{GroupKind, Verb};
use crate::model::{Reference, Resource, Rule, Target, indices};
use crate::name::{Free, pascal};
use make::Maker;

mod make;

/// What is known about the fields of one rule, or of all rules that wait for the same field.
pub(super) struct Machine {
    pub(super) name: String,
    /// The trait that all states implement.
    pub(super) state_trait: String,
    pub(super) about: String,
    /// The first one is where a builder starts.
    pub(super) states: Vec<State>,
    pub(super) steps: Vec<Step>,
    pub(super) guards: Vec<Guard>,
}

pub(super) struct State {
    pub(super) name: String,
    pub(super) doc: String,
}

/// What a method does to the state: `to[state]` is the next one.
pub(super) struct Step {
    pub(super) method: Method,
    pub(super) to: Vec<usize>,
}

/// A condition for calling a method, with the sentence that the compiler says otherwise.
pub(super) struct Guard {
    pub(super) method: Method,
    pub(super) name: String,
    pub(super) doc: String,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) note: Option<String>,
    /// The states in which the method can be called.
    pub(super) states: Vec<usize>,
    /// The part of the user's attribute that states the rule.
    pub(super) span: Span,
}

/// A method of the builder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Method {
    Set(usize),
    Maybe(usize),
    Clear(usize),
    Build,
    TryBuild,
}

/// The machines of all rules that can be checked by looking at which fields are set, in the order of the rules.
pub(super) fn machines(resource: &Resource, free: &mut Free) -> Vec<Machine> {
    let mut plans: Vec<Plan> = Vec::new();
    for rule in &resource.rules {
        if !rule.is_about_presence() {
            continue;
        }
        match rule {
            Rule::Required { field, span } => plans.push(Plan::Required { field: *field, span: *span }),
            Rule::OfField { field, verb: Verb::Requires, target: Target::AnyOf(targets), .. } => {
                let dependent = Dependent { field: *field, span: span_of(targets), group: None };
                need(&mut plans, indices(targets), dependent);
            }
            Rule::OfField { field, verb: Verb::Conflicts, target, .. } => {
                let Target::AnyOf(targets) = target else { continue };
                let mut pair = vec![*field];
                pair.extend(indices(targets));
                let known = plans
                    .iter()
                    .any(|plan| matches!(plan, Plan::AtMost { members, is_pair: true, .. } if same(members, &pair)));
                if !known {
                    plans.push(Plan::AtMost { members: pair, label: None, is_pair: true, span: span_of(targets) });
                }
            }
            Rule::Group { kind, members, label, span } => {
                let label = label.as_ref().map(|label| pascal(label.as_str()));
                let (members, span) = (indices(members), *span);
                match kind {
                    GroupKind::ExactlyOne => plans.push(Plan::Exactly { members, label, span }),
                    GroupKind::AtLeastOne => plans.push(Plan::AtLeast { members, label, span }),
                    GroupKind::AtMostOne => plans.push(Plan::AtMost { members, label, is_pair: false, span }),
                    // Around in a circle, each requires the next: none can be set without all.
                    GroupKind::AllOrNone => {
                        for (index, &field) in members.iter().enumerate() {
                            let next = members[(index + 1) % members.len()];
                            let dependent = Dependent { field, span, group: Some(members.clone()) };
                            need(&mut plans, vec![next], dependent);
                        }
                    }
                }
            }
            Rule::OfField { .. } | Rule::NonEmpty => {}
        }
    }
    let mut machines = Vec::new();
    for plan in &plans {
        machines.push(Maker { resource, free: &mut *free }.machine(plan));
    }
    machines
}

/// A rule, or several about the same fields, for which there will be one machine.
enum Plan {
    /// Each dependent needs one of the targets.
    Need {
        targets: Vec<usize>,
        dependents: Vec<Dependent>,
    },
    Required {
        field: usize,
        span: Span,
    },
    /// `is_pair`: it comes from `conflicts`, whose sentences name the two.
    AtMost {
        members: Vec<usize>,
        label: Option<String>,
        is_pair: bool,
        span: Span,
    },
    AtLeast {
        members: Vec<usize>,
        label: Option<String>,
        span: Span,
    },
    Exactly {
        members: Vec<usize>,
        label: Option<String>,
        span: Span,
    },
}

struct Dependent {
    field: usize,
    span: Span,
    /// The members of the `all_or_none` that says so.
    group: Option<Vec<usize>>,
}

/// Adds a dependent to those that need the same targets.
fn need(plans: &mut Vec<Plan>, targets: Vec<usize>, dependent: Dependent) {
    let known = plans.iter_mut().find_map(|plan| match plan {
        Plan::Need { targets: known, dependents } if same(known, &targets) => Some(dependents),
        _ => None,
    });
    match known {
        Some(dependents) if dependents.iter().any(|known| known.field == dependent.field) => {}
        Some(dependents) => dependents.push(dependent),
        None => plans.push(Plan::Need { targets, dependents: vec![dependent] }),
    }
}

fn same(one: &[usize], other: &[usize]) -> bool {
    one.len() == other.len() && one.iter().all(|index| other.contains(index))
}

fn span_of(references: &[Reference]) -> Span {
    references.first().map_or_else(Span::call_site, |reference| reference.name.span)
}
