//! A pack: its description, the head of its reports, its forms.

use gouji_core::{Form, Plugin, Registry, RegistryError};
use serde::de::DeserializeOwned;

use crate::compile;
use crate::error::PackError;
use crate::schema::{FormYaml, PackYaml};

/// A file of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PackFile<'a> {
    /// Path in the pack, such as `forms/form_2021.yaml`.
    pub path: &'a str,
    /// Its content.
    pub text: &'a str,
}

/// A pack, ready to register.
#[derive(Debug, Clone)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is for.
    pub description: String,
    forms: Vec<Form>,
}

impl Pack {
    /// Compiles the files of a pack.
    ///
    /// # Errors
    /// All faults of all files.
    pub fn load(files: &[PackFile<'_>]) -> Result<Self, Vec<PackError>> {
        let find = |path: &str| files.iter().find(|file| file.path == path);
        let manifest = find("pack.yaml").ok_or_else(|| vec![PackError::Missing("pack.yaml")])?;
        let manifest: PackYaml = parse(manifest).map_err(|error| vec![error])?;
        let header = compile::header(&manifest.header, "pack.yaml").map_err(|error| vec![error])?;
        let (mut forms, mut errors) = (Vec::new(), Vec::new());
        for file in files.iter().filter(|file| file.path.starts_with("forms/")) {
            match parse::<FormYaml>(file)
                .and_then(|form| compile::form(form, header.clone(), file.path))
            {
                Ok(form) => forms.push(form),
                Err(error) => errors.push(error),
            }
        }
        if errors.is_empty() {
            Ok(Self {
                name: manifest.name,
                version: manifest.version,
                description: manifest.description,
                forms,
            })
        } else {
            Err(errors)
        }
    }
}

impl Plugin for Pack {
    fn register(&self, registry: &mut Registry) -> Result<(), RegistryError> {
        self.forms
            .iter()
            .try_for_each(|form| registry.add_form(form.clone()))
    }
}

fn parse<T: DeserializeOwned>(file: &PackFile<'_>) -> Result<T, PackError> {
    serde_yaml::from_str(file.text).map_err(|error| {
        let place = error.location();
        let line_text = |line: usize| file.text.lines().nth(line.saturating_sub(1)).unwrap_or("");
        // The library counts columns in bytes.
        let column = |line: usize, byte: usize| {
            line_text(line)
                .char_indices()
                .filter(|(at, _)| at + 1 < byte)
                .count()
                + 1
        };
        PackError::Yaml {
            file: file.path.to_owned(),
            line: place.as_ref().map_or(0, |place| place.line()),
            column: place
                .as_ref()
                .map_or(0, |place| column(place.line(), place.column())),
            message: error.to_string(),
        }
    })
}
