impl<S: ?__patch::Sized> __patch::IntoColumns<S> for UpdateUserRequest
where
    S: __patch::Bind<__patch::Option<String>>,
    S: __patch::Bind<String>,
    S: __patch::Bind<u8>,
{
    fn into_columns(self, __patch_sink: &mut S) {
        __patch::bind_nullable(self.first_name, "first_name", __patch_sink);
        __patch::bind_value(self.last_name, "family name", __patch_sink);
        __patch::bind_or(self.visits, "visits", __patch_sink, || 1);
        __patch::bind_value(self.note, "note", __patch_sink);
        let _ = __patch_sink;
    }
}
