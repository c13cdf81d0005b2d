//! Making the machine of a plan: its states, what the methods do to them, and what the compiler says where a method
//! cannot be called.

use proc_macro2::Span;

use super::{Dependent, Guard, Machine, Method, Plan, State, Step};
use crate::model::{Field, Resource};
use crate::name::{Free, joined, listed, pascal};

/// How many dependents of one target have states of their own. With more, what they cost grows with their square.
const MANY: usize = 16;

/// Makes the machine of a plan. The states are numbered; their names are there for people.
pub(super) struct Maker<'a> {
    pub(super) resource: &'a Resource,
    pub(super) free: &'a mut Free,
}

impl Maker<'_> {
    pub(super) fn machine(mut self, plan: &Plan) -> Machine {
        match plan {
            Plan::Need { targets, dependents } => self.need(targets, dependents),
            Plan::Required { field, span } => self.required(*field, *span),
            Plan::AtMost { members, label, is_pair, span } => self.at_most(members, label.as_deref(), *is_pair, *span),
            Plan::AtLeast { members, label, span } => self.at_least(members, label.as_deref(), *span),
            Plan::Exactly { members, label, span } => self.exactly(members, label.as_deref(), *span),
        }
    }

    /// Not needed; missing for a dependent; there.
    fn need(&mut self, targets: &[usize], dependents: &[Dependent]) -> Machine {
        let (stem, listed) = (self.joined(targets), self.listed(targets, " or "));
        let mut machine = self.start(&stem, format!("What is known about {listed}."));
        self.state(&mut machine, &format!("{stem}NotNeeded"), format!("No field that requires {listed} has been set."));
        let mut fields = Vec::new();
        for dependent in dependents {
            fields.push(dependent.field);
        }
        // Beyond a number of dependents, all of them share the state in which the target is missing.
        let is_joint = dependents.len() > MANY;
        let missing: Vec<usize> = if is_joint {
            let doc = format!("A field that requires {listed} has been set, and {listed} has not been set yet.");
            let state = self.state(&mut machine, &format!("{stem}Missing"), doc);
            vec![state; dependents.len()]
        } else {
            self.states(&mut machine, &fields, &|field| {
                let doc = format!("`{field}` has been set and requires {listed}, which has not been set yet.");
                (format!("{stem}MissingFor{}", pascal(field)), doc)
            })
        };
        let there = self.states(&mut machine, targets, &|field| {
            (format!("{}Set", pascal(field)), format!("`{field}` has been set."))
        });
        for (index, dependent) in dependents.iter().enumerate() {
            let missing = missing[index];
            let to = machine.first_to(missing);
            machine.step(Method::Set(dependent.field), to.clone());
            // It may have been set.
            machine.step(Method::Maybe(dependent.field), to);
        }
        for (index, &target) in targets.iter().enumerate() {
            let set = there[index];
            // Whichever came first is the one that is counted on.
            let to = machine.all(&|state| if there.contains(&state) { state } else { set });
            machine.step(Method::Set(target), to);
            self.keep(&mut machine, target, set, dependents[0].span);
        }
        let call = self.calls(targets);
        let label = if targets.len() == 1 {
            format!("{listed} is not set yet")
        } else {
            format!("none of {} is set yet", self.listed(targets, " and "))
        };
        let note = (targets.len() == 1).then(|| {
            let setter = self.resource.fields[targets[0]].setter.as_str();
            format!("if {listed} is only known at run time, call `.maybe_{setter}(..)` and `.try_build()?`")
        });
        if is_joint {
            let message = format!("{} require {listed}: call {call} before `.build()`", self.listed(&fields, " and "));
            let states = machine.all_but(missing[0]);
            self.guard(
                &mut machine,
                Method::Build,
                &format!("{stem}IsNotMissing"),
                message,
                label,
                note,
                states,
                dependents[0].span,
            );
            return machine;
        }
        for (index, dependent) in dependents.iter().enumerate() {
            let missing = missing[index];
            let field = self.name(dependent.field);
            let message = match &dependent.group {
                Some(members) => {
                    format!("{} must be set together: call {call} before `.build()`", self.listed(members, " and "))
                }
                None => format!("`{field}` requires {listed}: call {call} before `.build()`"),
            };
            let name = format!("{}Requires{stem}", pascal(&field));
            let states = machine.all_but(missing);
            let (label, note) = (label.clone(), note.clone());
            self.guard(&mut machine, Method::Build, &name, message, label, note, states, dependent.span);
        }
        machine
    }

    /// Not given; given.
    fn required(&mut self, field: usize, span: Span) -> Machine {
        let name = self.name(field);
        let stem = pascal(&name);
        let mut machine = self.start(&stem, format!("What is known about `{name}`."));
        self.state(
            &mut machine,
            &format!("{stem}NotGiven"),
            format!("`{name}` is required and has not been given yet."),
        );
        let given = self.state(&mut machine, &format!("{stem}Given"), format!("`{name}` has been given."));
        let to = machine.all(&|_| given);
        machine.step(Method::Set(field), to.clone());
        let mut call = self.calls(&[field]);
        if self.resource.fields[field].nullable {
            machine.step(Method::Clear(field), to);
            call = format!("{call} or `.clear_{}()`", self.resource.fields[field].setter);
        }
        let message = format!("`{name}` is required: call {call} before `.build()`");
        let label = format!("`{name}` is not given yet");
        self.guard(&mut machine, Method::Build, &format!("{stem}IsRequired"), message, label, None, vec![given], span);
        machine
    }

    /// None; missing; one of them, the first that was set.
    fn at_least(&mut self, members: &[usize], label: Option<&str>, span: Span) -> Machine {
        let (stem, listed) = (self.stem(label, members), self.listed(members, " and "));
        let mut machine = self.start(&stem, format!("What is known about {listed}."));
        let missing =
            self.state(&mut machine, &format!("{stem}Missing"), format!("None of {listed} has been set yet."));
        let there = self.members(&mut machine, &stem, "Has", members);
        for (index, &member) in members.iter().enumerate() {
            let state = there[index];
            let to = machine.first_to(state);
            machine.step(Method::Set(member), to);
            self.keep(&mut machine, member, state, span);
        }
        let message = format!("at least one of {listed} is required: call {} before `.build()`", self.calls(members));
        let label = format!("none of {listed} is set yet");
        let states = machine.all_but(missing);
        self.guard(&mut machine, Method::Build, &format!("AtLeastOneOf{stem}"), message, label, None, states, span);
        machine
    }

    /// None; one of them; nobody knows which.
    fn exactly(&mut self, members: &[usize], label: Option<&str>, span: Span) -> Machine {
        let (stem, listed) = (self.stem(label, members), self.listed(members, " and "));
        let mut machine = self.start(&stem, format!("What is known about {listed}."));
        let nothing =
            self.state(&mut machine, &format!("{stem}NotChosen"), format!("None of {listed} has been set yet."));
        let chosen = self.members(&mut machine, &stem, "Is", members);
        let doc = format!("It depends on the run which of {listed} have been set.");
        let unclear = self.state(&mut machine, &format!("{stem}Unclear"), doc);
        for (index, &member) in members.iter().enumerate() {
            let state = chosen[index];
            let to = machine.first_to(state);
            machine.step(Method::Set(member), to);
            let to = machine.all(&|from| if from == state { state } else { unclear });
            machine.step(Method::Maybe(member), to);
            self.keep(&mut machine, member, state, span);
            let states = machine.all_but_those(&chosen, Some(state));
            let message = format!("exactly one of {listed} can be set");
            let label = "another one has already been set".to_owned();
            let name = format!("{}IsTheOnlyOneOf{stem}", pascal(&self.name(member)));
            self.guard(&mut machine, Method::Set(member), &name, message, label, None, states, span);
        }
        let message = format!("exactly one of {listed} is required: call {} before `.build()`", self.calls(members));
        let states = machine.all_but(nothing);
        let label = format!("none of {listed} is set yet");
        self.guard(&mut machine, Method::Build, &format!("OneOf{stem}"), message, label, None, states, span);
        let message =
            format!("it depends on the run which of {listed} are set: call `.try_build()?` instead of `.build()`");
        let states = machine.all_but(unclear);
        let label = "only known when the program runs".to_owned();
        self.guard(&mut machine, Method::Build, &format!("{stem}IsClear"), message, label, None, states, span);
        machine
    }

    /// None; one of them; perhaps one of them; nobody knows which.
    fn at_most(&mut self, members: &[usize], label: Option<&str>, is_pair: bool, span: Span) -> Machine {
        let (stem, listed) = (self.stem(label, members), self.listed(members, " and "));
        let mut machine = self.start(&stem, format!("What is known about {listed}."));
        let none = self.state(&mut machine, &format!("{stem}NoneSet"), format!("None of {listed} has been set."));
        let set = self.members(&mut machine, &stem, "Is", members);
        let maybe = self.states(&mut machine, members, &|field| {
            (format!("{stem}MayBe{}", pascal(field)), format!("Of {listed}, only `{field}` may have been set."))
        });
        let doc = format!("More than one of {listed} may have been set.");
        let unclear = self.state(&mut machine, &format!("{stem}Unclear"), doc);
        for (index, &member) in members.iter().enumerate() {
            let (certain, possible) = (set[index], maybe[index]);
            // Where another one is set for sure the method cannot be called, and the state does not matter.
            let to = machine.all(&|from| match from {
                _ if from == none || from == possible => certain,
                _ if maybe.contains(&from) => unclear,
                _ => from,
            });
            machine.step(Method::Set(member), to);
            let to = machine.all(&|from| match from {
                _ if from == none => possible,
                _ if from == certain || from == possible => from,
                _ => unclear,
            });
            machine.step(Method::Maybe(member), to);
            if self.resource.fields[member].nullable {
                let to = machine.all(&|from| if from == certain || from == possible { none } else { from });
                machine.step(Method::Clear(member), to);
            }
            let states = machine.all_but_those(&set, Some(certain));
            let field = self.name(member);
            let (message, label, name) = if is_pair {
                let other = self.name(members[1 - index]);
                (
                    format!("`{field}` conflicts with `{other}`: set one of them, not both"),
                    format!("`{other}` has already been set"),
                    format!("{}ConflictsWith{}", pascal(&field), pascal(&other)),
                )
            } else {
                (
                    format!("at most one of {listed} can be set"),
                    "another one has already been set".to_owned(),
                    format!("{}IsTheOnlyOneOf{stem}", pascal(&field)),
                )
            };
            self.guard(&mut machine, Method::Set(member), &name, message, label, None, states, span);
        }
        let both = if members.len() == 2 { "both be set" } else { "be set together" };
        let message = format!("{listed} may {both} here: call `.try_build()?` instead of `.build()`");
        let label = "only known when the program runs".to_owned();
        let states = machine.all_but(unclear);
        self.guard(&mut machine, Method::Build, &format!("{stem}IsClear"), message, label, None, states, span);
        machine
    }

    /// A state for each member.
    fn members(&mut self, machine: &mut Machine, stem: &str, verb: &str, members: &[usize]) -> Vec<usize> {
        self.states(machine, members, &|field| {
            (format!("{stem}{verb}{}", pascal(field)), format!("`{field}` has been set."))
        })
    }

    /// A state for each of the fields; of a field's name are made the name of its state and what to say of it.
    fn states(
        &mut self,
        machine: &mut Machine,
        fields: &[usize],
        make: &dyn Fn(&str) -> (String, String),
    ) -> Vec<usize> {
        let mut states = Vec::new();
        for &field in fields {
            let (name, doc) = make(&self.name(field));
            states.push(self.state(machine, &name, doc));
        }
        states
    }

    /// A field that a rule counts on cannot be cleared again.
    fn keep(&mut self, machine: &mut Machine, field: usize, set: usize, span: Span) {
        if !self.resource.fields[field].nullable {
            return;
        }
        let setter = self.resource.fields[field].setter.clone();
        let message = format!("`.clear_{setter}()` would undo `.{setter}(..)`: keep one of the two calls");
        let name = format!("{}StaysSet", pascal(&self.name(field)));
        let label = format!("a rule counts on `{}`", self.name(field));
        let states = machine.all_but(set);
        self.guard(machine, Method::Clear(field), &name, message, label, None, states, span);
    }

    fn start(&mut self, stem: &str, about: String) -> Machine {
        Machine {
            name: self.free.pick(stem),
            state_trait: self.free.pick(&format!("{stem}State")),
            about,
            states: Vec::new(),
            steps: Vec::new(),
            guards: Vec::new(),
        }
    }

    fn state(&mut self, machine: &mut Machine, name: &str, doc: String) -> usize {
        machine.states.push(State { name: self.free.pick(name), doc });
        machine.states.len() - 1
    }

    #[allow(clippy::too_many_arguments)] // a guard is all of these
    fn guard(
        &mut self,
        machine: &mut Machine,
        method: Method,
        name: &str,
        message: String,
        label: String,
        note: Option<String>,
        states: Vec<usize>,
        span: Span,
    ) {
        let call = match method {
            Method::Build | Method::TryBuild => "`.build()`",
            Method::Set(_) | Method::Maybe(_) | Method::Clear(_) => "the setter",
        };
        let doc = format!("The states in which {call} can be called; in others the compiler says: {message}.");
        let name = self.free.pick(name);
        machine.guards.push(Guard { method, name, doc, message, label, note, states, span });
    }

    fn name(&self, field: usize) -> String {
        self.resource.fields[field].name.to_string()
    }

    /// What the names of a group's states begin with.
    fn stem(&self, label: Option<&str>, members: &[usize]) -> String {
        label.map_or_else(|| self.joined(members), str::to_owned)
    }

    /// `PasswordOrToken`.
    fn joined(&self, fields: &[usize]) -> String {
        joined(&self.each(fields, &|field| pascal(field.name.as_str())), "Or")
    }

    /// `` `a`, `b` or `c` ``.
    fn listed(&self, fields: &[usize], last: &str) -> String {
        listed(&self.each(fields, &|field| format!("`{}`", field.name)), last)
    }

    /// `` `.a(..)` or `.b(..)` ``.
    fn calls(&self, fields: &[usize]) -> String {
        listed(&self.each(fields, &|field| format!("`.{}(..)`", field.setter)), " or ")
    }

    fn each(&self, fields: &[usize], say: &dyn Fn(&Field) -> String) -> Vec<String> {
        let mut said = Vec::new();
        for &field in fields {
            said.push(say(&self.resource.fields[field]));
        }
        said
    }
}

impl Machine {
    fn step(&mut self, method: Method, to: Vec<usize>) {
        self.steps.push(Step { method, to });
    }

    fn all(&self, next: &dyn Fn(usize) -> usize) -> Vec<usize> {
        let mut to = Vec::new();
        for state in 0..self.states.len() {
            to.push(next(state));
        }
        to
    }

    /// The first state goes there, the others stay: what is known already stays known.
    fn first_to(&self, to: usize) -> Vec<usize> {
        self.all(&|state| if state == 0 { to } else { state })
    }

    fn all_but(&self, state: usize) -> Vec<usize> {
        self.all_but_those(&[state], None)
    }

    /// All but these, of which one is kept.
    fn all_but_those(&self, states: &[usize], kept: Option<usize>) -> Vec<usize> {
        let mut others = Vec::new();
        for state in 0..self.states.len() {
            if Some(state) == kept || !states.contains(&state) {
                others.push(state);
            }
        }
        others
    }
}
