//! Reads bodies of a `PATCH /users/{id}` and tells a person what each would do, or why it is refused.
//!
//! ```text
//! cargo run --example update_user                     every body in examples/update_user/bodies, and one built here
//! cargo run --example update_user -- --body FILE      one body; the exit code is 1 when it is refused
//! cargo run --example update_user -- --body -         the same, from standard input
//! ```

mod redact;
mod report;
mod user;

use std::error::Error;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use user::{UpdateUserRequest, User};

const USAGE: &str = "usage: update_user [--body FILE]    (FILE may be `-`: standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments, &mut io::stdin(), &mut io::stdout().lock()) {
        Ok(Verdict::Accepted) => ExitCode::SUCCESS,
        Ok(Verdict::Refused) => ExitCode::from(1),
        Err(error) => {
            eprintln!("update_user: {error}");
            ExitCode::from(2)
        }
    }
}

/// What became of a body, or of the whole run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Verdict {
    Accepted,
    Refused,
}

pub(crate) fn run(arguments: &[String], stdin: &mut dyn Read, out: &mut dyn Write) -> Result<Verdict, Box<dyn Error>> {
    let body = match arguments {
        [] => return walk(out).map(|()| Verdict::Accepted),
        [option] if option == "--help" => {
            writeln!(out, "{USAGE}")?;
            return Ok(Verdict::Accepted);
        }
        [option, path] if option == "--body" && path == "-" => {
            let mut body = Vec::new();
            stdin.read_to_end(&mut body)?;
            body
        }
        [option, path] if option == "--body" => read(Path::new(path))?,
        _ => return Err(USAGE.into()),
    };
    let user = User::stored();
    report::stored(out, &user)?;
    writeln!(out)?;
    Ok(one(out, &body, &user)?)
}

/// Shows every body beside this file. Some of them are there to be refused, and that is no failure.
fn walk(out: &mut dyn Write) -> Result<(), Box<dyn Error>> {
    let user = User::stored();
    report::stored(out, &user)?;
    let bodies = Path::new(env!("CARGO_MANIFEST_DIR")).join("update_user/bodies");
    for folder in ["accepted", "refused"] {
        for path in json_files(&bodies.join(folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            writeln!(out, "\n== {folder}/{name}")?;
            one(out, &read(&path)?, &user)?;
        }
    }
    writeln!(out, "\n== built by this program")?;
    Ok(report::accepted(out, built(), &user)?)
}

/// What a client of the service would write. Without the password it does not compile: the rule that
/// `sign_out_of_other_sessions` requires `password` is checked where `.build()` is called.
fn built() -> UpdateUserRequest {
    UpdateUserRequest::builder()
        .first_name("Ada")
        .clear_profile_image_id()
        .sign_out_of_other_sessions(true)
        .password("correct horse battery staple")
        .build()
}

fn one(out: &mut dyn Write, body: &[u8], user: &User) -> io::Result<Verdict> {
    let Ok(body) = std::str::from_utf8(body) else {
        writeln!(out, "  REFUSED  the body is not UTF-8, as JSON has to be")?;
        return Ok(Verdict::Refused);
    };
    match serde_json::from_str::<UpdateUserRequest>(body) {
        Ok(request) => report::accepted(out, request, user).map(|()| Verdict::Accepted),
        Err(error) => report::refused(out, body, &error).map(|()| Verdict::Refused),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn json_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    Ok(files)
}
