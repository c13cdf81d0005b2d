//! `rename_all`: every case, against what serde makes of the same names.
#![allow(non_snake_case, reason = "names with two underscores are names too")]
#![allow(dead_code, reason = "most resources here exist for the sake of their request")]

use patch_runtime::{Field, PatchRequest};
use serde::Serialize;

use crate::wire::{print, read};

/// The wire names of a request, in order.
fn names<R: PatchRequest>() -> Vec<&'static str> {
    R::FIELDS.iter().map(Field::name).collect()
}

/// Declares a request under a rule for names, and what serde makes of the same rule.
macro_rules! renamed {
    ($test:ident, $rule:literal, $($name:literal),*) => {
        #[test]
        fn $test() {
            #[derive(PatchRequest)]
            #[patch(rename_all = $rule)]
            #[patch(request_only { only_the_request: u8 })]
            struct Resource {
                one: u8,
                first_name: u8,
                line_2: u8,
                a_b_c: u8,
                web3_wallet_id: u8,
                _hidden: u8,
                double__score: u8,
                r#type: u8,
                r#fn_once: u8,
                #[patch(rename = "As it_Stands")]
                kept_name: u8,
            }

            #[derive(Serialize, Default)]
            #[serde(rename_all = $rule)]
            struct Serde {
                one: u8,
                first_name: u8,
                line_2: u8,
                a_b_c: u8,
                web3_wallet_id: u8,
                _hidden: u8,
                double__score: u8,
                r#type: u8,
                r#fn_once: u8,
                #[serde(rename = "As it_Stands")]
                kept_name: u8,
                only_the_request: u8,
            }

            let text = print(&Serde::default());
            let sorted: std::collections::BTreeMap<String, u8> =
                serde_json::from_str(&text).expect("numbers");
            let mut ours = names::<UpdateResourceRequest>();
            assert_eq!(ours[..2], [$($name),*]);
            // As serde prints them, which no map keeps in order.
            let all: Vec<String> = ours.iter().map(|name| format!("{name:?}:0")).collect();
            assert_eq!(format!("{{{}}}", all.join(",")), text);
            ours.sort_unstable();
            assert!(sorted.keys().eq(ours), "{text}");
        }
    };
}

renamed!(rename_all_lower, "lowercase", "one", "first_name");
renamed!(rename_all_upper, "UPPERCASE", "ONE", "FIRST_NAME");
renamed!(rename_all_pascal, "PascalCase", "One", "FirstName");
renamed!(rename_all_camel, "camelCase", "one", "firstName");
renamed!(rename_all_snake, "snake_case", "one", "first_name");
renamed!(rename_all_screaming_snake, "SCREAMING_SNAKE_CASE", "ONE", "FIRST_NAME");
renamed!(rename_all_kebab, "kebab-case", "one", "first-name");
renamed!(rename_all_screaming_kebab, "SCREAMING-KEBAB-CASE", "ONE", "FIRST-NAME");

#[test]
fn rename_all_takes_letters_of_every_alphabet() {
    #[derive(PatchRequest)]
    #[patch(rename_all = "camelCase")]
    struct Letters {
        é_x: u8,
        имя: u8,
        имя_b: u8,
    }

    assert_eq!(names::<UpdateLettersRequest>(), ["éX", "имя", "имяB"]);
    assert_eq!(read(r#"{"имя":1}"#), Ok(UpdateLettersRequest { имя: Some(1), ..Default::default() }));
    let request = UpdateLettersRequest::builder().é_x(1).имя(2).maybe_имя_b(None).build();
    assert_eq!(print(&request), r#"{"éX":1,"имя":2}"#);
}
