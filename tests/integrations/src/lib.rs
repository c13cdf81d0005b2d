//! The resources that the tests with other crates share.
//!
//! [`Ticket`] has a value of each kind that a format may treat in its own way, [`Label`] can be written in formats that
//! know nothing but a flat list of texts, and [`Page`] borrows from what it is read from.

use std::borrow::Cow;
use std::collections::BTreeMap;

use patch_runtime::PatchRequest;
use serde::{Deserialize, Serialize};

/// How much it matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// It can wait.
    Low,
    /// By that day.
    Due(u32),
    /// Now.
    Urgent {
        /// Who is called.
        call: String,
    },
}

/// Where it stands, as a plain nested value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The board.
    pub board: String,
    /// The column, if it has one.
    pub column: Option<u8>,
}

/// A ticket: values of all kinds.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
#[patch(nullable, request_only {
    /// What to tell those who watch.
    #[patch(nullable, requires(title), secret)]
    message: String,
})]
pub struct Ticket {
    /// Chosen by the service, for good.
    #[patch(skip)]
    pub id: u64,
    /// In one line.
    pub title: String,
    /// At length.
    pub body: Option<String>,
    /// How long it takes.
    #[patch(rename = "estimateInHours")]
    pub estimate: Option<f64>,
    /// How many votes it has.
    pub votes: i64,
    /// Whether it is closed.
    pub closed: Option<bool>,
    /// What it is about.
    pub tags: Option<Vec<String>>,
    /// What others know about it.
    pub links: BTreeMap<String, u8>,
    /// How much it matters.
    pub priority: Option<Priority>,
    /// Where it stands.
    pub place: Place,
    /// The most that it may cost; unlimited without a number.
    #[patch(not_null)]
    pub budget: Option<u32>,
    /// The colour of its card.
    #[patch(nullable, default = 'w')]
    pub colour: char,
}

/// A label: what a form can send.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
pub struct Label {
    /// What it says.
    #[patch(required)]
    pub text: String,
    /// What it means.
    #[patch(nullable, empty_as_null)]
    pub note: Option<String>,
    /// How important it is.
    #[patch(alias = "rank")]
    pub weight: u8,
    /// Whether it is shown.
    #[patch(nullable, requires(weight))]
    pub shown: Option<bool>,
}

/// A page: what can be borrowed.
#[derive(Clone, Debug, PartialEq, PatchRequest)]
pub struct Page<'a> {
    /// The address.
    pub slug: &'a str,
    /// The headline.
    #[patch(nullable)]
    pub title: Option<Cow<'a, str>>,
    /// The content.
    #[patch(nullable)]
    pub bytes: Option<Cow<'a, [u8]>>,
}

/// A setting: from another crate its request is made by the builder or by assignment, never by naming every field.
///
/// ```
/// use patch_integrations::UpdateSettingRequest;
///
/// let mut request = UpdateSettingRequest::new();
/// request.value = Some("on".to_owned());
/// assert_eq!(UpdateSettingRequest::builder().value("on").build(), request);
/// let UpdateSettingRequest { value, .. } = request;
/// assert_eq!(value.as_deref(), Some("on"));
/// ```
///
/// ```compile_fail,E0639
/// let request = patch_integrations::UpdateSettingRequest { value: None };
/// ```
///
/// ```compile_fail,E0638
/// let patch_integrations::UpdateSettingRequest { value } = patch_integrations::UpdateSettingRequest::new();
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PatchRequest)]
#[patch(non_exhaustive)]
pub struct Setting {
    /// What it is set to.
    pub value: String,
}
