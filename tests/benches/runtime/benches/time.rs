//! Wall time of reading and printing, through divan; `tests/benches/README.md` tells more.

use divan::{Bencher, black_box};
use patch_benches_runtime::bodies;
use patch_benches_runtime::subjects::{
    Bytes, Derived, DerivedProblems, MaybeUndefined, Reference, ReferenceText, StructPatch, Subject,
};

/// Places in [`bodies::accepted`]: without members, with two, and with all of them in two orders.
const BODIES: [usize; 4] = [0, 1, 4, 8];

fn main() {
    divan::main();
}

#[divan::bench(
    types = [Reference, Derived, DerivedProblems, ReferenceText, StructPatch, MaybeUndefined, Bytes],
    args = BODIES
)]
fn read<S: Subject>(bencher: Bencher<'_, '_>, body: usize) {
    let body = &bodies::accepted()[body];
    bencher.bench_local(|| S::read(black_box(body.bytes())).is_ok());
}

#[divan::bench(types = [Reference, Derived, StructPatch, MaybeUndefined, Bytes], args = BODIES)]
fn write<S: Subject>(bencher: Bencher<'_, '_>, body: usize) {
    let Ok(request) = S::read(bodies::accepted()[body].bytes()) else { panic!("an accepted body") };
    let mut buffer = Vec::with_capacity(4096);
    bencher.bench_local(|| {
        buffer.clear();
        S::write(black_box(&request), &mut buffer);
        buffer.len()
    });
}
