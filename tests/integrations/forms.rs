//! `application/x-www-form-urlencoded`: a flat list of texts, in which nothing is null.

use patch_integrations::{UpdateLabelRequest, UpdateTicketRequest};
use patch_runtime::Patch;

fn read(form: &str) -> Result<UpdateLabelRequest, String> {
    serde_urlencoded::from_str(form).map_err(|error| error.to_string())
}

#[test]
fn texts_become_values() {
    let request = read("text=a+b%26c&rank=7&shown=true").expect("a right form");
    assert_eq!(request.text.as_deref(), Some("a b&c"));
    assert_eq!((request.weight, request.shown), (Some(7), Patch::Set(true)));
    assert!(request.note.is_keep());
}

/// An empty box means `null` where the word says so, and nothing else does.
#[test]
fn an_empty_box_is_null_where_the_word_says_so() {
    assert_eq!(
        read("text=&note=").map(|request| (request.text, request.note)),
        Ok((Some(String::new()), Patch::Clear))
    );
    assert_eq!(read("text=t&note=null").map(|request| request.note), Ok(Patch::Set("null".to_owned())));
    read("text=t&weight=").expect_err("an empty text is no number");
}

#[test]
fn what_is_wrong_is_refused() {
    assert_eq!(read("note=n"), Err("`text` is required".to_owned()));
    assert_eq!(read("text=t&shown=false"), Err("`shown` requires `weight`".to_owned()));
    assert_eq!(read("text=t&nots=n"), Err("unknown field `nots`: did you mean `note`?".to_owned()));
    assert_eq!(read("text=t&rank=1&weight=1"), Err("duplicate field `weight`".to_owned()));
    assert_eq!(read("text=t&weight=300"), Err("number too large to fit in target type".to_owned()));
}

#[test]
fn what_is_set_is_written() {
    let request = UpdateLabelRequest::builder().text("a b").weight(1).shown(false).build();
    let form = serde_urlencoded::to_string(&request).expect("texts");
    assert_eq!(form, "text=a+b&weight=1&shown=false");
    assert_eq!(read(&form), Ok(request));
}

/// The format leaves out what is `None`, so that a clear would be lost: forms are for reading.
#[test]
fn null_is_left_out_by_the_format() {
    let request = UpdateLabelRequest::builder().text("t").clear_note().build();
    assert_eq!(serde_urlencoded::to_string(&request).expect("texts"), "text=t");
}

#[test]
fn values_that_are_no_texts_are_refused_by_the_format() {
    let request = UpdateTicketRequest { tags: vec![String::new()].into(), ..Default::default() };
    assert_eq!(serde_urlencoded::to_string(&request).expect_err("a list").to_string(), "unsupported value");
}
