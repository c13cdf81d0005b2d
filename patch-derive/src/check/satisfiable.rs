//! Rules that contradict each other: a field that no valid request can set, or no valid request at all.
//!
//! The rules that look at which fields are set are clauses over one question for each field ("is it set?"), and the
//! search for an answer is unit propagation with branching. What propagation alone refutes it also explains, rule by
//! rule. Rules about values are left out, but for the company that they ask for.

use std::cell::Cell;

use proc_macro2::Span;

use crate::attr::rules::{GroupKind, Verb};
use crate::diag::Diag;
use crate::model::{Resource, Rule, Target, indices};
use crate::name::listed;

/// How many clauses may be looked at in all. More than any real set of rules needs; a set built to be hard is let through
/// instead of keeping the compiler busy.
const PATIENCE: usize = 2_000_000;

/// Reports rules that can never be met.
pub(super) fn check(resource: &Resource, diag: &Diag) {
    let is_sound = |rule: &Rule| {
        let own = if let Rule::OfField { field, .. } = rule { Some(*field) } else { None };
        rule.references().iter().all(|reference| reference.field.is_some() && reference.field != own)
    };
    let problem = Problem::new(resource);
    // What names no field, or itself, is reported already.
    if problem.clauses.is_empty() || !resource.rules.iter().all(is_sound) {
        return;
    }
    if let Some(refutation) = problem.refute(None) {
        let reason = refutation.explain(resource, &problem, None);
        report(
            resource,
            diag,
            resource.ident.span(),
            format!("no request can be built: {reason}"),
            &refutation,
            &problem,
        );
        return;
    }
    let mut refuted = Vec::new();
    for &field in &problem.fields() {
        if let Some(refutation) = problem.refute(Some(field)) {
            refuted.push((field, refutation));
        }
    }
    let falls_with = closure(&refuted, &problem);
    let mut reported = vec![false; refuted.len()];
    for (one, (field, refutation)) in refuted.iter().enumerate() {
        // A field that falls with another one is not the root of the trouble, and of fields that fall with each other
        // one is enough.
        let is_deeper = |other: usize| falls_with[one][other] && (!falls_with[other][one] || reported[other]);
        if (0..refuted.len()).any(|other| other != one && is_deeper(other)) {
            continue;
        }
        reported[one] = true;
        let name = &resource.fields[*field].name;
        let reason = refutation.explain(resource, &problem, Some(*field));
        let message = format!("`{name}` can never be set: {reason}");
        report(resource, diag, name.span, message, refutation, &problem);
    }
}

/// `[one][other]`: whether the refutation of one leads to the other, by way of others' too. The numbers are places in
/// `refuted`.
fn closure(refuted: &[(usize, Refutation)], problem: &Problem) -> Vec<Vec<bool>> {
    let mut leads = vec![vec![false; refuted.len()]; refuted.len()];
    for (one, (_, refutation)) in refuted.iter().enumerate() {
        let implied = refutation.implied(problem);
        for (other, (field, _)) in refuted.iter().enumerate() {
            leads[one][other] = implied[*field];
        }
    }
    for way in 0..refuted.len() {
        for one in 0..refuted.len() {
            for other in 0..refuted.len() {
                leads[one][other] |= leads[one][way] && leads[way][other];
            }
        }
    }
    leads
}

fn report(resource: &Resource, diag: &Diag, span: Span, message: String, refutation: &Refutation, problem: &Problem) {
    let mut error = syn::Error::new(span, message);
    for step in &refutation.steps {
        let rule = &resource.rules[problem.clauses[step.clause].rule];
        error.combine(syn::Error::new(place(rule), format!("because of this rule: {}", rule.sentence(resource))));
    }
    diag.push(error);
}

/// "The field is set" or "the field is not set".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Literal {
    field: usize,
    set: bool,
}

/// One of these is true, because of a rule.
#[derive(Clone)]
struct Clause {
    literals: Vec<Literal>,
    rule: usize,
}

impl Clause {
    /// Marks the fields that it is about.
    fn name(&self, fields: &mut [bool]) {
        for literal in &self.literals {
            fields[literal.field] = true;
        }
    }
}

struct Problem {
    clauses: Vec<Clause>,
    count: usize,
    /// What is left of it.
    patience: Cell<usize>,
}

impl Problem {
    fn new(resource: &Resource) -> Self {
        let mut problem = Self { clauses: Vec::new(), count: resource.fields.len(), patience: Cell::new(PATIENCE) };
        for (rule, stated) in resource.rules.iter().enumerate() {
            problem.add(resource, rule, stated);
        }
        problem
    }

    fn add(&mut self, resource: &Resource, rule: usize, stated: &Rule) {
        let mut clause = |literals: Vec<Literal>| self.clauses.push(Clause { literals, rule });
        let set = |field| Literal { field, set: true };
        let unset = |field| Literal { field, set: false };
        match stated {
            // `null` would do where the field may be cleared.
            Rule::Required { field, .. } if !resource.fields[*field].nullable => clause(vec![set(*field)]),
            Rule::OfField { field, verb: Verb::Requires, when: None, target } => {
                let targets = match target {
                    Target::AnyOf(references) => indices(references),
                    Target::Is(reference, _) => indices(std::slice::from_ref(reference)),
                };
                let mut literals = vec![unset(*field)];
                for &target in &targets {
                    literals.push(set(target));
                }
                clause(literals);
            }
            Rule::OfField { field, verb: Verb::Conflicts, when: None, target: Target::AnyOf(references) } => {
                for &other in &indices(references) {
                    clause(vec![unset(*field), unset(other)]);
                }
            }
            Rule::Group { kind, members, .. } => {
                let members = indices(members);
                if matches!(kind, GroupKind::ExactlyOne | GroupKind::AtLeastOne) {
                    let mut literals = Vec::new();
                    for &member in &members {
                        literals.push(set(member));
                    }
                    clause(literals);
                }
                if matches!(kind, GroupKind::ExactlyOne | GroupKind::AtMostOne) {
                    for (index, &one) in members.iter().enumerate() {
                        for &other in &members[index + 1..] {
                            clause(vec![unset(one), unset(other)]);
                        }
                    }
                }
                if matches!(kind, GroupKind::AllOrNone) {
                    for (index, &one) in members.iter().enumerate() {
                        clause(vec![unset(one), set(members[(index + 1) % members.len()])]);
                    }
                }
            }
            Rule::Required { .. } | Rule::OfField { .. } | Rule::NonEmpty => {}
        }
    }

    /// The fields that the clauses are about.
    fn fields(&self) -> Vec<usize> {
        let mut are_named = vec![false; self.count];
        for clause in &self.clauses {
            clause.name(&mut are_named);
        }
        let mut fields = Vec::new();
        for (field, is_named) in are_named.iter().enumerate() {
            if *is_named {
                fields.push(field);
            }
        }
        fields
    }

    /// Why no request (that sets this field) keeps all rules; `None` when one does.
    fn refute(&self, assumed: Option<usize>) -> Option<Refutation> {
        let mut search = self.search(assumed);
        match search.propagate() {
            Err(broken) => Some(search.refutation(broken)),
            Ok(()) => (!search.is_possible()).then(|| self.core(assumed)),
        }
    }

    fn search(&self, assumed: Option<usize>) -> Search<'_> {
        let mut known = vec![None; self.count];
        if let Some(field) = assumed {
            known[field] = Some(true);
        }
        Search { problem: self, known, steps: Vec::new() }
    }

    /// What is left of the clauses when every rule that is not needed for the contradiction is taken away. It takes
    /// trying to see it, so that there is no order in which to tell it.
    fn core(&self, assumed: Option<usize>) -> Refutation {
        let mut core = self.clauses.clone();
        let mut steps = Vec::new();
        for (first, Clause { rule, .. }) in self.clauses.iter().enumerate() {
            if first > 0 && self.clauses[first - 1].rule == *rule {
                continue;
            }
            let mut clauses = core.clone();
            clauses.retain(|clause| clause.rule != *rule);
            let rest = Problem { clauses, count: self.count, patience: self.patience.clone() };
            let is_needless = rest.is_refuted(assumed);
            self.patience.set(rest.patience.get());
            if is_needless {
                core = rest.clauses;
            } else {
                steps.push(Step { clause: first, implies: None });
            }
        }
        Refutation { steps, is_core: true }
    }

    fn is_refuted(&self, assumed: Option<usize>) -> bool {
        let mut search = self.search(assumed);
        search.propagate().is_err() || !search.is_possible()
    }
}

/// What follows from a clause when all of its other literals are false; nothing, for a clause that is broken.
#[derive(Clone, Copy, Debug)]
struct Step {
    clause: usize,
    implies: Option<Literal>,
}

/// The steps from an assumption to a broken clause, without detours; or a core of the rules, in no order.
struct Refutation {
    steps: Vec<Step>,
    is_core: bool,
}

struct Search<'a> {
    problem: &'a Problem,
    known: Vec<Option<bool>>,
    steps: Vec<Step>,
}

impl Search<'_> {
    /// Answers every question that has one answer left. `Err` is a clause that is broken.
    fn propagate(&mut self) -> Result<(), usize> {
        loop {
            let mut changed = false;
            let patience = &self.problem.patience;
            patience.set(patience.get().saturating_sub(self.problem.clauses.len()));
            for (index, clause) in self.problem.clauses.iter().enumerate() {
                let mut open = None;
                let mut count = 0;
                let holds = clause.literals.iter().any(|literal| {
                    if let Some(set) = self.known[literal.field] {
                        return set == literal.set;
                    }
                    open = Some(*literal);
                    count += 1;
                    false
                });
                match (holds, open, count) {
                    (false, None, _) => return Err(index),
                    (false, Some(literal), 1) => {
                        self.known[literal.field] = Some(literal.set);
                        self.steps.push(Step { clause: index, implies: Some(literal) });
                        changed = true;
                    }
                    _ => {}
                }
            }
            if !changed {
                return Ok(());
            }
        }
    }

    /// Whether the open questions can be answered, by trying. Fields that no rule asks about may stay open.
    fn is_possible(&mut self) -> bool {
        // Mostly it will do to leave out everything that is still open.
        let is_left_out = |literal: &Literal| self.known[literal.field].unwrap_or(false) == literal.set;
        if self.problem.clauses.iter().all(|clause| clause.literals.iter().any(is_left_out)) {
            return true;
        }
        let open = self.problem.fields().iter().copied().find(|field| self.known[*field].is_none());
        let Some(field) = open.filter(|_| self.problem.patience.get() > 0) else { return true };
        let (known, steps) = (self.known.clone(), self.steps.len());
        // Most fields are free to be left out.
        for &answer in &[false, true] {
            self.known[field] = Some(answer);
            if self.propagate().is_ok() && self.is_possible() {
                return true;
            }
            self.known.clone_from(&known);
            self.steps.truncate(steps);
        }
        false
    }

    /// The steps that lead to the broken clause.
    fn refutation(&self, broken: usize) -> Refutation {
        let mut are_needed = vec![false; self.problem.count];
        self.problem.clauses[broken].name(&mut are_needed);
        let mut steps = vec![Step { clause: broken, implies: None }];
        for step in self.steps.iter().rev() {
            if step.implies.is_some_and(|literal| are_needed[literal.field]) {
                self.problem.clauses[step.clause].name(&mut are_needed);
                steps.push(*step);
            }
        }
        steps.reverse();
        Refutation { steps, is_core: false }
    }
}

impl Refutation {
    /// Of each field, whether it must be set according to the steps.
    fn implied(&self, problem: &Problem) -> Vec<bool> {
        let mut are_implied = vec![false; problem.count];
        for step in &self.steps {
            problem.clauses[step.clause].name(&mut are_implied);
        }
        are_implied
    }

    /// ``it requires `a`, which requires `b`, which conflicts with it``.
    fn explain(&self, resource: &Resource, problem: &Problem, assumed: Option<usize>) -> String {
        if self.is_core {
            let mut sentences = Vec::new();
            for step in &self.steps {
                sentences.push(resource.rules[problem.clauses[step.clause].rule].sentence(resource));
            }
            return format!("these rules exclude each other: {}", listed(&sentences, ", and "));
        }
        let name = |field: usize| match assumed {
            Some(assumed) if field == assumed => "it".to_owned(),
            _ => format!("`{}`", resource.fields[field].name),
        };
        let mut text = String::new();
        // The field that the words so far end with.
        let mut end = assumed;
        for (index, step) in self.steps.iter().enumerate() {
            let clause = &problem.clauses[step.clause];
            let rule = &resource.rules[clause.rule];
            let pair = match (rule, &clause.literals[..]) {
                (Rule::OfField { .. }, [one, other]) => {
                    let conflict = !other.set;
                    // A conflict can be told from either end.
                    let (from, to) = if conflict && end == Some(other.field) { (other, one) } else { (one, other) };
                    Some((from.field, if conflict { "conflicts with" } else { "requires" }, to.field))
                }
                _ => None,
            };
            match pair {
                Some((from, verb, to)) if end == Some(from) => {
                    let subject = if index == 0 { "it" } else { ", which" };
                    text += &format!("{subject} {verb} {}", name(to));
                    end = Some(to);
                }
                _ => {
                    let separator = match index {
                        0 => "",
                        _ if index + 1 == self.steps.len() => ", and ",
                        _ => ", ",
                    };
                    text += separator;
                    text += &rule.sentence(resource);
                    end = None;
                }
            }
        }
        text
    }
}

/// The place of a rule in the source.
fn place(rule: &Rule) -> Span {
    match rule {
        Rule::Required { span, .. } | Rule::Group { span, .. } => *span,
        Rule::OfField { .. } => rule.references().first().map_or_else(Span::call_site, |reference| reference.name.span),
        Rule::NonEmpty => Span::call_site(),
    }
}

#[cfg(test)]
mod tests;
