#[automatically_derived]
impl __patch::schema::Describe for UpdateUserRequest {
    const ABOUT: __patch::schema::About = (&[" A user."], 0);
    const ABOUT_FIELDS: &'static [__patch::schema::About] = &[
        (&[" The kind of name."], 0),
        (&[], 3),
        (&[], 0),
        (&[], 4),
    ];
    fn constants(
        __patch_condition: __patch::usize,
    ) -> __patch::Option<__patch::schema::Vec<__patch::schema::Value>> {
        match __patch_condition {
            0 => {
                __patch::schema::collect([
                    __patch::schema::value::<Kind>(&Kind::Full),
                    __patch::schema::value::<Kind>(&Kind::Short),
                ])
            }
            1 => __patch::schema::collect([__patch::schema::value::<Kind>(&Kind::None)]),
            2 => {
                __patch::schema::collect([
                    __patch::schema::written(|__patch_serializer| hex::serialize(
                        &MAX,
                        __patch_serializer,
                    )),
                ])
            }
            _ => __patch::None,
        }
    }
}

#[automatically_derived]
impl __patch::schemars1::JsonSchema for UpdateUserRequest
where
    for<'__p> Address: __patch::Patchable,
{
    fn schema_name() -> __patch::schemars1::Cow<'static, __patch::str> {
        __patch::schemars1::Cow::Borrowed(<Self as __patch::PatchRequest>::NAME)
    }
    fn schema_id() -> __patch::schemars1::Cow<'static, __patch::str> {
        __patch::schemars1::id::<Self>()
    }
    fn json_schema(
        __patch_generator: &mut __patch::schemars1::SchemaGenerator,
    ) -> __patch::schemars1::Schema {
        __patch::schemars1::schema::<
            Self,
        >(
            __patch_generator,
            &[
                __patch::schemars1::of::<Kind>,
                __patch::schemars1::of::<String>,
                __patch::schemars1::of::<String>,
                __patch::schemars1::of_nested::<
                    <Address as ::patch_runtime::__private::Patchable>::Request,
                >,
            ],
        )
    }
}
