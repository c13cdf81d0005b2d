//! The `update_user` example, called in-process: what it says, its verdicts, and that it prints no secret.

#[allow(dead_code, reason = "the test has a `main` of its own")]
#[path = "../update_user/main.rs"]
mod update_user;

use std::fs;
use std::path::{Path, PathBuf};

use update_user::{Verdict, run};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("update_user/bodies").join(name)
}

fn body(text: &str) -> (Verdict, String) {
    let arguments = ["--body".to_owned(), "-".to_owned()];
    let mut out = Vec::new();
    let verdict = run(&arguments, &mut text.as_bytes(), &mut out).unwrap();
    (verdict, String::from_utf8(out).unwrap())
}

#[track_caller]
fn says(text: &str, verdict: Verdict, sentences: &[&str]) {
    let (actual, out) = body(text);
    for sentence in sentences {
        assert!(out.contains(sentence), "no {sentence:?} in\n{out}");
    }
    assert_eq!(actual, verdict, "{out}");
}

#[test]
fn the_folder_of_a_body_tells_its_verdict() {
    for (name, verdict) in [("accepted", Verdict::Accepted), ("refused", Verdict::Refused)] {
        let mut seen = 0;
        for entry in fs::read_dir(folder(name)).unwrap() {
            let path = entry.unwrap().path();
            let arguments = ["--body".to_owned(), path.to_str().unwrap().to_owned()];
            let mut out = Vec::new();
            let actual = run(&arguments, &mut std::io::empty(), &mut out).unwrap();
            assert_eq!(actual, verdict, "{}: {}", path.display(), String::from_utf8_lossy(&out));
            seen += 1;
        }
        assert!(seen >= 5, "{seen} bodies in {name}");
    }
}

#[test]
fn the_walk_shows_every_body_and_no_secret() {
    let mut out = Vec::new();
    assert_eq!(run(&[], &mut std::io::empty(), &mut out).unwrap(), Verdict::Accepted);
    let out = String::from_utf8(out).unwrap();

    let bodies = ["accepted", "refused"].iter().flat_map(|name| fs::read_dir(folder(name)).unwrap());
    for entry in bodies {
        let name = entry.unwrap().file_name();
        assert!(out.contains(name.to_str().unwrap()), "no {name:?} in\n{out}");
    }
    let (_, built) = out.split_once("== built by this program").expect("the request that the example builds");
    assert!(built.contains(r#""password":***,"sign_out_of_other_sessions":true}"#), "{built}");
    for secret in ["correct horse", "JBSWY3DP", "7f3k", "c0wl", "8423915077"] {
        assert!(!out.contains(secret), "{secret:?} in\n{out}");
    }
}

#[test]
fn a_good_body_is_told_member_by_member() {
    says(
        r#"{"first_name": "Ada", "username": null, "password": "hunter2"}"#,
        Verdict::Accepted,
        &[
            r#"set      first_name = "Ada""#,
            "set      password = ***",
            "cleared  username",
            "kept     external_id, last_name, ",
            r#"sent as  {"first_name":"Ada","username":null,"password":***}"#,
            r#"changes  first_name: "Augusta" -> "Ada""#,
            r#"changes  username: "aab" -> null"#,
            "leaves   13 members of the user as they are",
            "and      the password goes",
        ],
    );
    says("{}", Verdict::Accepted, &["kept     everything", "sent as  {}", "leaves   15 members"]);
}

#[test]
fn the_first_wrong_member_is_shown_in_its_line() {
    says(
        "{\n  \"first_name\": \"Ada\",\n  \"primary_email_address_id\": null\n}",
        Verdict::Refused,
        &[
            "`primary_email_address_id` must not be null: send a value, or leave the field out to keep the current one\n",
            "line 3, column ",
            "3 |   \"primary_email_address_id\": null\n",
            "^\n",
        ],
    );
    says(
        r#"{"fist_name": "Ada"}"#,
        Verdict::Refused,
        &["unknown field `fist_name`: did you mean `first_name`?\n", r#"1 | {"fist_name": ***}"#],
    );
    says(r#"{"id": "x"}"#, Verdict::Refused, &["`id` cannot be changed"]);
    says(r#"{"first_name": 1}"#, Verdict::Refused, &["expected a string", r#"1 | {"first_name": 1}"#]);
}

#[test]
fn every_broken_rule_is_listed() {
    says(
        r#"{"skip_password_checks": true, "sign_out_of_other_sessions": false}"#,
        Verdict::Refused,
        &[
            "2 rules are broken",
            "- `skip_password_checks` requires `password`\n",
            "- `sign_out_of_other_sessions` requires `password`\n",
            r#""status":422"#,
            r#""pointer":"/skip_password_checks""#,
        ],
    );
}

#[test]
fn no_way_of_spoiling_a_body_shows_a_password() {
    for text in [
        r#"{"password": 8423915}"#,
        r#"{"password": ["8423915"]}"#,
        r#"{"pasword": "8423915"}"#,
        r#"{"password": "8423915", "password": "8423915"}"#,
        r#"{"password": "8423915", "fist_name": 1}"#,
        r#"{"first_name": "Ada" "password": "8423915"}"#,
        r#"{"first_name": "Ada"; "password": "8423915"}"#,
        r#"{"first_name": ["Ada", "password": "8423915"}"#,
        r#"{password: "8423915"}"#,
        r#"{"password": "8423915"#,
        r#"{"password": "8423915", "skip_password_checks": null"#,
        r#"{"password": "8423915"} {"password": "8423915"}"#,
        r#"{"pass\u0077ord": "8423915", "id": 1}"#,
        r#"[{"password": "8423915"}]"#,
        "{\"backup_codes\": [\n\"8423915\",\n8423915\n]}",
        "{\"totp_secret\": \"8423915\n\"}",
    ] {
        let (verdict, out) = body(text);
        assert_eq!(verdict, Verdict::Refused, "{text}");
        assert!(!out.contains("8423915"), "{text}\n{out}");
    }
}

#[test]
fn a_caret_stands_under_its_column() {
    let (_, out) = body("{\"last_name\": \"Žižek\", \"first_name\": 7, \"username\": null}");
    let lines: Vec<&str> = out.lines().collect();
    let caret = lines.iter().position(|line| line.trim() == "^").expect("no caret");
    let column = lines[caret].find('^').unwrap();
    let above: String = lines[caret - 1].chars().take(column + 1).collect();
    assert!(above.ends_with('7'), "{out}");
}

#[test]
fn odd_input_ends_in_a_verdict() {
    for text in ["", "\n", "\n\n", "null", "é", "{\"é\"", "{\n}\n\n}", "{\"first_name\":\r\n1}\r\n", "\u{feff}{}"] {
        assert_eq!(body(text).0, Verdict::Refused, "{text:?}");
    }
    let arguments = ["--body".to_owned(), "-".to_owned()];
    let verdict = run(&arguments, &mut [b'{', 0xFF].as_slice(), &mut Vec::new()).unwrap();
    assert_eq!(verdict, Verdict::Refused);
}

#[test]
fn what_is_no_body_is_an_error() {
    for arguments in [&["--bdoy", "-"][..], &["--body"], &["--body", "no/such/file.json"]] {
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        assert!(run(&arguments, &mut std::io::empty(), &mut Vec::new()).is_err());
    }
}
