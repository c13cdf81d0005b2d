//! Rules that the documentation of real update operations states in prose, as attributes.
//!
//! Each resource holds the rules of one operation, with names of our own; the tables say which bodies keep them. The
//! kinds are those that a survey of such sentences found, the most frequent ones first.

use patch_runtime::PatchRequest;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::wire::read;

/// Bodies with the sentences of the rules that they break, separated by `; `; an empty text for a valid body.
#[track_caller]
fn judge<R: PatchRequest + DeserializeOwned + PartialEq + std::fmt::Debug>(cases: &[(&str, &str)]) {
    assert!(cases.iter().any(|(_, broken)| broken.is_empty()), "no body is valid");
    for (body, broken) in cases {
        let found = read::<R>(body).map(drop).err().unwrap_or_default();
        assert_eq!(found, *broken, "{body}");
    }
}

/// Each value of the way to sign in asks for members of its own (required when a value).
#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct PackageSource {
    #[patch(requires(directory, when = "azure"))]
    #[patch(requires(region, role, when = "aws"))]
    #[patch(requires(provider, when = "jfrog"))]
    #[patch(requires(workspace, service, when = "cloudsmith"))]
    #[patch(requires(pool, when = "gcp"))]
    #[patch(requires(login, when = "login" | "basic"))]
    sign_in: String,
    directory: String,
    region: String,
    role: String,
    provider: String,
    workspace: String,
    service: String,
    pool: String,
    login: String,
    /// A list makes sense for one kind of visibility and is to be left out for the others.
    #[patch(nullable, requires(shown_to = Audience::Chosen), conflicts(shown_to = Audience::Everyone | Audience::Nobody))]
    repositories: Option<Vec<u64>>,
    shown_to: Audience,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Audience {
    Everyone,
    Nobody,
    Chosen,
}

#[test]
fn members_that_a_way_to_sign_in_needs() {
    judge::<UpdatePackageSourceRequest>(&[
        (r#"{"sign_in":"none"}"#, ""),
        (r#"{"sign_in":"azure"}"#, "`sign_in` requires `directory` when it is \"azure\""),
        (r#"{"sign_in":"azure","directory":"d"}"#, ""),
        (
            r#"{"sign_in":"aws"}"#,
            "`sign_in` requires `region` when it is \"aws\"; `sign_in` requires `role` when it is \"aws\"",
        ),
        (r#"{"sign_in":"aws","role":"r"}"#, "`sign_in` requires `region` when it is \"aws\""),
        (r#"{"sign_in":"aws","role":"r","region":"eu"}"#, ""),
        (r#"{"sign_in":"jfrog"}"#, "`sign_in` requires `provider` when it is \"jfrog\""),
        (r#"{"sign_in":"cloudsmith","workspace":"w"}"#, "`sign_in` requires `service` when it is \"cloudsmith\""),
        (r#"{"sign_in":"gcp"}"#, "`sign_in` requires `pool` when it is \"gcp\""),
        (r#"{"sign_in":"gcp","pool":"p"}"#, ""),
        (r#"{"sign_in":"basic"}"#, "`sign_in` requires `login` when it is \"login\" or \"basic\""),
    ]);
}

#[test]
fn a_list_for_one_kind_of_visibility() {
    judge::<UpdatePackageSourceRequest>(&[
        (r#"{"repositories":[1],"shown_to":"chosen"}"#, ""),
        (r#"{"repositories":[1]}"#, "`repositories` requires `shown_to` to be Audience::Chosen"),
        (
            r#"{"repositories":[1],"shown_to":"everyone"}"#,
            "`repositories` requires `shown_to` to be Audience::Chosen; \
             `repositories` conflicts with `shown_to` being Audience::Everyone or Audience::Nobody",
        ),
        (r#"{"repositories":null,"shown_to":"nobody"}"#, ""),
    ]);
}

/// A closed alert needs a reason, and a reason is for closed alerts (the same rule from both ends).
#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Alert {
    #[patch(requires(reason, when = "closed"))]
    status: String,
    #[patch(nullable, requires(status = "closed"))]
    reason: Option<String>,
    #[patch(requires(reason))]
    comment: String,
}

#[test]
fn a_closed_alert_has_a_reason() {
    judge::<UpdateAlertRequest>(&[
        (r#"{"status":"open","reason":null}"#, ""),
        (r#"{"status":"closed"}"#, "`status` requires `reason` when it is \"closed\""),
        (r#"{"status":"closed","reason":null}"#, "`status` requires `reason` when it is \"closed\""),
        (r#"{"status":"closed","reason":"false alarm","comment":"c"}"#, ""),
        (r#"{"status":"open","reason":"r"}"#, "`reason` requires `status` to be \"closed\""),
        (r#"{"comment":"c"}"#, "`comment` requires `reason`"),
    ]);
}

/// Switches that ask for company when they are on, or when they are off.
#[derive(PatchRequest)]
#[patch(rename_all = "camelCase")]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
#[allow(clippy::struct_excessive_bools, reason = "as many as the real one has")]
struct Feed {
    #[patch(requires(issuer, client, when = true))]
    single_sign_on: bool,
    issuer: String,
    client: String,
    #[patch(requires(single_sign_on = true, when = true))]
    only_single_sign_on: bool,
    #[patch(requires(reorder_count, when = true))]
    reorder: bool,
    reorder_count: u32,
    #[patch(requires(members, when = false))]
    for_all: bool,
    members: Vec<u64>,
    #[patch(requires(origin, when = false))]
    own_funds: bool,
    #[patch(nullable)]
    origin: Option<String>,
}

#[test]
fn switches_ask_for_company() {
    judge::<UpdateFeedRequest>(&[
        (r#"{"singleSignOn":false}"#, ""),
        (
            r#"{"singleSignOn":true}"#,
            "`singleSignOn` requires `issuer` when it is true; `singleSignOn` requires `client` when it is true",
        ),
        (r#"{"singleSignOn":true,"issuer":"i","client":"c","onlySingleSignOn":true}"#, ""),
        (r#"{"onlySingleSignOn":true}"#, "`onlySingleSignOn` requires `singleSignOn` to be true when it is true"),
        (
            r#"{"onlySingleSignOn":true,"singleSignOn":false}"#,
            "`onlySingleSignOn` requires `singleSignOn` to be true when it is true",
        ),
        (r#"{"onlySingleSignOn":false}"#, ""),
        (r#"{"reorder":true}"#, "`reorder` requires `reorderCount` when it is true"),
        (r#"{"reorder":false}"#, ""),
        (r#"{"forAll":false}"#, "`forAll` requires `members` when it is false"),
        (r#"{"forAll":false,"members":[]}"#, ""),
        (r#"{"forAll":true}"#, ""),
        (r#"{"ownFunds":false,"origin":null}"#, "`ownFunds` requires `origin` when it is false"),
    ]);
}

/// A protocol and its two files need each other.
#[derive(PatchRequest)]
#[patch(all_or_none(certificate, key))]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Balancer {
    #[patch(requires(certificate, when = "https"))]
    protocol: String,
    #[patch(requires(protocol = "https"))]
    certificate: String,
    key: String,
    #[patch(requires(protocol = "tcp" | "udp"))]
    idle_timeout: u32,
}

#[test]
fn a_protocol_with_its_certificate() {
    judge::<UpdateBalancerRequest>(&[
        (r#"{"protocol":"http"}"#, ""),
        (r#"{"protocol":"https"}"#, "`protocol` requires `certificate` when it is \"https\""),
        (r#"{"protocol":"https","certificate":"c"}"#, "`certificate` and `key` must be set together"),
        (r#"{"protocol":"https","certificate":"c","key":"k"}"#, ""),
        (r#"{"certificate":"c","key":"k"}"#, "`certificate` requires `protocol` to be \"https\""),
        (r#"{"idle_timeout":3,"protocol":"udp"}"#, ""),
        (r#"{"idle_timeout":3}"#, "`idle_timeout` requires `protocol` to be \"tcp\" or \"udp\""),
    ]);
}

/// A window that moves has a length, a score is for one outcome only, and parts of a window go with its unit.
#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct FraudRule {
    #[patch(requires(length, when = "rolling" | "sliding"))]
    window: String,
    length: u32,
    #[patch(requires(score, when = Outcome::Score))]
    outcome: Outcome,
    #[patch(requires(outcome = Outcome::Score))]
    score: i32,
    unit: Unit,
    #[patch(requires(unit = Unit::Months))]
    day_of_month: u8,
    #[patch(requires(unit = Unit::Weeks))]
    day_of_week: String,
    #[patch(conflicts(unit = Unit::Hours))]
    time_of_day: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Outcome {
    Block,
    Score,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
enum Unit {
    Hours,
    Weeks,
    Months,
}

#[test]
fn parts_that_go_with_a_kind() {
    judge::<UpdateFraudRuleRequest>(&[
        (r#"{"window":"fixed"}"#, ""),
        (r#"{"window":"rolling"}"#, "`window` requires `length` when it is \"rolling\" or \"sliding\""),
        (r#"{"window":"sliding","length":3}"#, ""),
        (r#"{"outcome":"Score"}"#, "`outcome` requires `score` when it is Outcome::Score"),
        (r#"{"outcome":"Block","score":1}"#, "`score` requires `outcome` to be Outcome::Score"),
        (r#"{"outcome":"Score","score":1}"#, ""),
        (r#"{"day_of_month":3,"unit":"Months"}"#, ""),
        (r#"{"day_of_month":3,"unit":"Weeks"}"#, "`day_of_month` requires `unit` to be Unit::Months"),
        (r#"{"day_of_week":"mon"}"#, "`day_of_week` requires `unit` to be Unit::Weeks"),
        (r#"{"time_of_day":"12:00","unit":"Hours"}"#, "`time_of_day` conflicts with `unit` being Unit::Hours"),
        (r#"{"time_of_day":"12:00"}"#, ""),
    ]);
}

/// Credentials of one's own are required for one kind, and left out for the other (required when, forbidden when).
#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Integration {
    #[patch(requires(client_id, client_secret, when = "own"))]
    credentials: String,
    #[patch(nullable, conflicts(credentials = "shared"))]
    client_id: Option<String>,
    #[patch(nullable, secret, conflicts(credentials = "shared"))]
    client_secret: Option<String>,
    #[patch(secret, conflicts(credentials))]
    api_key: String,
}

#[test]
fn credentials_of_two_kinds() {
    judge::<UpdateIntegrationRequest>(&[
        (r#"{"credentials":"own","client_id":"i"}"#, "`credentials` requires `client_secret` when it is \"own\""),
        (r#"{"credentials":"own","client_id":"i","client_secret":"s"}"#, ""),
        (r#"{"credentials":"shared","client_id":"i"}"#, "`client_id` conflicts with `credentials` being \"shared\""),
        (r#"{"credentials":"shared","client_id":null,"client_secret":null}"#, ""),
        (r#"{"credentials":"shared","api_key":"k"}"#, "`api_key` conflicts with `credentials`"),
    ]);
}

/// A trial ends at a time or with the plan's own trial, an amount is fixed or a share, and what the last payment is for
/// has neither (conflicts with a value, with a field, with both).
#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Payment {
    #[patch(conflicts(trial_ends_at, when = true))]
    trial_of_plan: bool,
    trial_ends_at: u64,
    #[patch(conflicts(share), conflicts(purpose = "balance"))]
    amount: u64,
    #[patch(conflicts(purpose = "balance"))]
    share: f32,
    purpose: String,
    #[patch(requires(purpose = "balance" | "installment"))]
    tips: bool,
    #[patch(requires(collected = "by_invoice"))]
    days_until_due: u8,
    collected: String,
    #[patch(requires(source, when = "automatic"))]
    method: String,
    source: String,
}

#[test]
fn what_does_not_go_together() {
    judge::<UpdatePaymentRequest>(&[
        (
            r#"{"trial_of_plan":true,"trial_ends_at":1}"#,
            "`trial_of_plan` conflicts with `trial_ends_at` when it is true",
        ),
        (r#"{"trial_of_plan":false,"trial_ends_at":1}"#, ""),
        (r#"{"amount":1,"share":0.5}"#, "`amount` conflicts with `share`"),
        (r#"{"amount":1,"purpose":"balance"}"#, "`amount` conflicts with `purpose` being \"balance\""),
        (r#"{"share":0.5,"purpose":"balance"}"#, "`share` conflicts with `purpose` being \"balance\""),
        (r#"{"share":0.5,"purpose":"deposit"}"#, ""),
        (r#"{"tips":true,"purpose":"deposit"}"#, "`tips` requires `purpose` to be \"balance\" or \"installment\""),
        (r#"{"tips":true,"purpose":"installment"}"#, ""),
        (r#"{"days_until_due":30}"#, "`days_until_due` requires `collected` to be \"by_invoice\""),
        (r#"{"days_until_due":30,"collected":"by_invoice"}"#, ""),
        (r#"{"method":"automatic"}"#, "`method` requires `source` when it is \"automatic\""),
    ]);
}

/// A variable has one default or several, one place before or after, and one way to be computed.
#[derive(PatchRequest)]
#[patch(at_most_one(value, values), at_most_one(place: before, after))]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Variable {
    value: String,
    values: Vec<String>,
    before: u64,
    after: u64,
    #[patch(conflicts(multi_compute))]
    compute: String,
    multi_compute: Vec<String>,
    #[patch(nullable, conflicts(policy))]
    certificate: Option<String>,
    #[patch(nullable, conflicts(certificate))]
    policy: Option<String>,
}

#[test]
fn one_or_the_other() {
    judge::<UpdateVariableRequest>(&[
        (r#"{"value":"v","before":1,"compute":"c"}"#, ""),
        (r#"{"value":"v","values":[]}"#, "at most one of `value` and `values` can be set"),
        (r#"{"before":1,"after":2}"#, "at most one of `before` and `after` can be set"),
        (r#"{"compute":"c","multi_compute":["m"]}"#, "`compute` conflicts with `multi_compute`"),
        // Each of the two says so, and both are right.
        (
            r#"{"certificate":"c","policy":"p"}"#,
            "`certificate` conflicts with `policy`; `policy` conflicts with `certificate`",
        ),
        // The way from one to the other.
        (r#"{"certificate":"c","policy":null}"#, ""),
    ]);
}

/// A password's company, a pair of tags, coordinates, and dates (requires, requires any, all or none).
#[derive(PatchRequest)]
#[patch(all_or_none(latitude, longitude), request_only {
    #[patch(nullable, secret)]
    new_password: String,
    #[patch(nullable, requires(new_password))]
    skip_policy: bool,
})]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Place {
    #[patch(nullable)]
    latitude: Option<f64>,
    #[patch(nullable)]
    longitude: Option<f64>,
    tag: String,
    #[patch(requires(tag))]
    tag_value: String,
    #[patch(nullable, requires(any(due_on, due_at)))]
    start_on: Option<String>,
    #[patch(nullable)]
    due_on: Option<String>,
    #[patch(nullable, conflicts(due_on))]
    due_at: Option<String>,
    #[patch(requires(secret))]
    webhook: String,
    secret: String,
    #[patch(requires(any(data, ttl)))]
    collection_ttl: u32,
    data: String,
    ttl: u32,
}

#[test]
fn company_of_other_members() {
    judge::<UpdatePlaceRequest>(&[
        (r#"{"skip_policy":true}"#, "`skip_policy` requires `new_password`"),
        (r#"{"skip_policy":true,"new_password":"p"}"#, ""),
        (r#"{"latitude":1.0}"#, "`latitude` and `longitude` must be set together"),
        (r#"{"latitude":null,"longitude":2.0}"#, "`latitude` and `longitude` must be set together"),
        (r#"{"latitude":1.0,"longitude":2.0}"#, ""),
        (r#"{"latitude":null,"longitude":null}"#, ""),
        (r#"{"tag_value":"v"}"#, "`tag_value` requires `tag`"),
        (r#"{"start_on":"d"}"#, "`start_on` requires `due_on` or `due_at`"),
        (r#"{"start_on":"d","due_at":"t"}"#, ""),
        (r#"{"due_on":"d","due_at":"t"}"#, "`due_at` conflicts with `due_on`"),
        (r#"{"webhook":"w"}"#, "`webhook` requires `secret`"),
        (r#"{"collection_ttl":5}"#, "`collection_ttl` requires `data` or `ttl`"),
        (r#"{"collection_ttl":5,"ttl":1}"#, ""),
    ]);
}

/// One of two has to be named, one or both have to be given, and a version always (exactly one, at least one, required).
#[derive(PatchRequest)]
#[patch(exactly_one(place: before_id, after_id), at_least_one(item, options), at_least_one(user_id, client_user_id))]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
struct Entry {
    #[patch(required)]
    version: u64,
    before_id: u64,
    after_id: u64,
    item: String,
    options: Vec<String>,
    user_id: String,
    #[patch(nullable)]
    client_user_id: Option<String>,
}

#[test]
fn members_that_must_be_there() {
    judge::<UpdateEntryRequest>(&[
        (r#"{"version":1,"before_id":2,"item":"i","user_id":"u"}"#, ""),
        (r#"{"version":1,"after_id":2,"item":"i","options":[],"client_user_id":"u"}"#, ""),
        (r#"{"before_id":2,"item":"i","user_id":"u"}"#, "`version` is required"),
        (r#"{"version":1,"item":"i","user_id":"u"}"#, "exactly one of `before_id` and `after_id` is required"),
        (
            r#"{"version":1,"before_id":1,"after_id":2,"item":"i","user_id":"u"}"#,
            "exactly one of `before_id` and `after_id` can be set",
        ),
        (r#"{"version":1,"before_id":1,"user_id":"u"}"#, "at least one of `item` and `options` is required"),
        (
            r#"{"version":1,"before_id":1,"item":"i","client_user_id":null}"#,
            "at least one of `user_id` and `client_user_id` is required",
        ),
    ]);
}

/// Values that imply values, and members for one kind of call only (value implies value, allowed only when).
#[derive(PatchRequest)]
#[allow(dead_code, reason = "only the request of this resource is looked at")]
#[allow(clippy::struct_excessive_bools, reason = "as many as the real one has")]
struct Job {
    enabled: bool,
    #[patch(requires(enabled = false, when = "none"), conflicts(enabled = true, when = "none"))]
    estimate: String,
    collect: bool,
    #[patch(requires(collect = true, when = true))]
    audit: bool,
    allow_failure: bool,
    #[patch(requires(allow_failure = true))]
    critical: bool,
    call: String,
    #[patch(requires(call = "tool"))]
    tool_arguments: String,
    #[patch(requires(bank = "ideal" | "sofort" | "dotpay" | "giropay"))]
    return_to: String,
    bank: String,
    #[patch(requires(routing, when = "inactive"))]
    channel: String,
    routing: String,
    #[patch(requires(state = "paused"))]
    pause: String,
    state: String,
}

#[test]
fn values_that_imply_values() {
    judge::<UpdateJobRequest>(&[
        (r#"{"estimate":"none","enabled":false}"#, ""),
        (r#"{"estimate":"hours","enabled":true}"#, ""),
        (
            r#"{"estimate":"none","enabled":true}"#,
            "`estimate` requires `enabled` to be false when it is \"none\"; \
             `estimate` conflicts with `enabled` being true when it is \"none\"",
        ),
        (r#"{"audit":true}"#, "`audit` requires `collect` to be true when it is true"),
        (r#"{"audit":true,"collect":true}"#, ""),
        (r#"{"audit":false,"collect":false}"#, ""),
        (r#"{"critical":false}"#, "`critical` requires `allow_failure` to be true"),
        (r#"{"critical":true,"allow_failure":true}"#, ""),
        (r#"{"tool_arguments":"{}","call":"ping"}"#, "`tool_arguments` requires `call` to be \"tool\""),
        (
            r#"{"return_to":"u","bank":"card"}"#,
            "`return_to` requires `bank` to be \"ideal\" or \"sofort\" or \"dotpay\" or \"giropay\"",
        ),
        (r#"{"return_to":"u","bank":"giropay"}"#, ""),
        (r#"{"channel":"inactive"}"#, "`channel` requires `routing` when it is \"inactive\""),
        (r#"{"pause":"silence"}"#, "`pause` requires `state` to be \"paused\""),
    ]);
}

/// How many rules the resources above state.
#[test]
fn the_tables_cover_the_rules() {
    let counts = [
        UpdatePackageSourceRequest::RULES.len(),
        UpdateAlertRequest::RULES.len(),
        UpdateFeedRequest::RULES.len(),
        UpdateBalancerRequest::RULES.len(),
        UpdateFraudRuleRequest::RULES.len(),
        UpdateIntegrationRequest::RULES.len(),
        UpdatePaymentRequest::RULES.len(),
        UpdateVariableRequest::RULES.len(),
        UpdatePlaceRequest::RULES.len(),
        UpdateEntryRequest::RULES.len(),
        UpdateJobRequest::RULES.len(),
    ];
    assert_eq!(counts, [10, 3, 6, 4, 6, 5, 7, 5, 7, 4, 8]);
    assert!(counts.iter().sum::<usize>() > 30);
}
