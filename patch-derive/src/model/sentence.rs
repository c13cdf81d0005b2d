//! Rules in words, with the names of fields: for compile errors and for the documentation of what is generated. The
//! runtime has sentences of its own, with wire names.

use super::{Resource, Rule, Target};
use crate::attr::rules::{GroupKind, Verb};
use crate::name;

impl Rule {
    /// The rule as a sentence without an end.
    pub(crate) fn sentence(&self, resource: &Resource) -> String {
        let mut names = Vec::new();
        for reference in self.references() {
            names.push(format!("`{}`", reference.name));
        }
        let listed = |last: &str| name::listed(&names, last);
        match self {
            Rule::Required { field, .. } => format!("`{}` is required", resource.fields[*field].name),
            Rule::OfField { field, verb, when, target } => {
                let name = &resource.fields[*field].name;
                let values = |condition: usize| resource.conditions[condition].values.text(&resource.ident);
                let mut sentence = match (verb, target) {
                    (Verb::Requires, Target::AnyOf(_)) => format!("`{name}` requires {}", listed(" or ")),
                    (Verb::Conflicts, Target::AnyOf(_)) => format!("`{name}` conflicts with {}", listed(" or ")),
                    (Verb::Requires, Target::Is(_, condition)) => {
                        format!("`{name}` requires {} to be `{}`", listed(" or "), values(*condition))
                    }
                    (Verb::Conflicts, Target::Is(_, condition)) => {
                        format!("`{name}` conflicts with {} being `{}`", listed(" or "), values(*condition))
                    }
                };
                if let Some(condition) = when {
                    sentence.push_str(&format!(" when it is `{}`", values(*condition)));
                }
                sentence
            }
            Rule::Group { kind, .. } => match kind {
                GroupKind::ExactlyOne => format!("exactly one of {} must be set", listed(" and ")),
                GroupKind::AtLeastOne => format!("at least one of {} is required", listed(" and ")),
                GroupKind::AtMostOne => format!("at most one of {} can be set", listed(" and ")),
                GroupKind::AllOrNone => format!("{} must be set together", listed(" and ")),
            },
            Rule::NonEmpty => "a request must change something".to_owned(),
        }
    }

    /// Whether the rule is about the field, as its owner or as one that it names.
    pub(crate) fn is_about(&self, index: usize) -> bool {
        let owner = match self {
            Rule::Required { field, .. } | Rule::OfField { field, .. } => Some(*field),
            Rule::Group { .. } | Rule::NonEmpty => None,
        };
        owner == Some(index) || self.references().iter().any(|reference| reference.field == Some(index))
    }
}
