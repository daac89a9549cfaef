//! The elements that the reader knows, and what each one does to the text in it.

/// What an element does to the text around and in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Holds the page: `html`, `head`, `body`.
    Root,
    /// The title of the page.
    Title,
    /// Stands on lines of its own.
    Block,
    /// A block that is a heading.
    Heading,
    /// A block that keeps its line breaks.
    Preformatted,
    /// A table.
    Table,
    /// The caption of a table.
    Caption,
    /// A group of rows.
    RowGroup,
    /// A row.
    Row,
    /// A cell.
    Cell,
    /// Ends a line and holds nothing.
    Break,
    /// A picture.
    Picture,
    /// Nothing in it is text of the page.
    Dropped,
    /// Holds nothing and does nothing.
    Skipped,
    /// Part of a line, known or not.
    Inline,
}

macro_rules! tags {
    ($($variant:ident = $name:literal as $kind:ident,)+) => {
        /// An element by its name; unknown ones are inline, as in a browser.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Tag {
            $($variant,)+
            Unknown,
        }

        impl Tag {
            /// The element of a name in lower case.
            pub(crate) fn of(name: &[u8]) -> Self {
                match std::str::from_utf8(name).unwrap_or_default() {
                    $($name => Self::$variant,)+
                    _ => Self::Unknown,
                }
            }

            /// Its name.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                    Self::Unknown => "",
                }
            }

            /// What it does.
            pub(crate) fn kind(self) -> Kind {
                match self {
                    $(Self::$variant => Kind::$kind,)+
                    Self::Unknown => Kind::Inline,
                }
            }
        }
    };
}

// The names are compared in this order, so the frequent ones come first.
tags! {
    Td = "td" as Cell,
    P = "p" as Block,
    Span = "span" as Inline,
    Tr = "tr" as Row,
    A = "a" as Inline,
    Li = "li" as Block,
    Div = "div" as Block,
    Br = "br" as Break,
    Strong = "strong" as Inline,
    Font = "font" as Inline,
    B = "b" as Inline,
    Img = "img" as Picture,
    Table = "table" as Table,
    Tbody = "tbody" as RowGroup,
    Script = "script" as Dropped,
    Meta = "meta" as Skipped,
    Link = "link" as Skipped,
    Input = "input" as Skipped,
    Ul = "ul" as Block,
    Th = "th" as Cell,
    H1 = "h1" as Heading,
    H2 = "h2" as Heading,
    H3 = "h3" as Heading,
    H4 = "h4" as Heading,
    H5 = "h5" as Heading,
    H6 = "h6" as Heading,
    Html = "html" as Root,
    Head = "head" as Root,
    Body = "body" as Root,
    Title = "title" as Title,
    Thead = "thead" as RowGroup,
    Tfoot = "tfoot" as RowGroup,
    Caption = "caption" as Caption,
    Col = "col" as Skipped,
    Colgroup = "colgroup" as Skipped,
    Hr = "hr" as Break,
    Dl = "dl" as Block,
    Dt = "dt" as Block,
    Dd = "dd" as Block,
    Ol = "ol" as Block,
    Form = "form" as Block,
    Center = "center" as Block,
    Section = "section" as Block,
    Article = "article" as Block,
    Header = "header" as Block,
    Footer = "footer" as Block,
    Nav = "nav" as Block,
    Main = "main" as Block,
    Aside = "aside" as Block,
    Address = "address" as Block,
    Blockquote = "blockquote" as Block,
    Details = "details" as Block,
    Summary = "summary" as Block,
    Dialog = "dialog" as Block,
    Dir = "dir" as Block,
    Fieldset = "fieldset" as Block,
    Legend = "legend" as Block,
    Figure = "figure" as Block,
    Figcaption = "figcaption" as Block,
    Hgroup = "hgroup" as Block,
    Menu = "menu" as Block,
    Search = "search" as Block,
    Pre = "pre" as Preformatted,
    Listing = "listing" as Preformatted,
    Xmp = "xmp" as Preformatted,
    Plaintext = "plaintext" as Preformatted,
    Style = "style" as Dropped,
    Noscript = "noscript" as Dropped,
    Template = "template" as Dropped,
    Iframe = "iframe" as Dropped,
    Noframes = "noframes" as Dropped,
    Noembed = "noembed" as Dropped,
    Select = "select" as Dropped,
    Button = "button" as Dropped,
    Textarea = "textarea" as Dropped,
    Datalist = "datalist" as Dropped,
    Object = "object" as Dropped,
    Applet = "applet" as Dropped,
    Svg = "svg" as Dropped,
    Xml = "xml" as Dropped,
    Canvas = "canvas" as Dropped,
    Audio = "audio" as Dropped,
    Video = "video" as Dropped,
}

impl Tag {
    /// Whether its start ends an open paragraph, `<p>` having no need of an end tag.
    pub(crate) fn ends_paragraph(self) -> bool {
        match self.kind() {
            Kind::Block => self != Self::Legend,
            Kind::Heading | Kind::Preformatted | Kind::Table => true,
            Kind::Break => self == Self::Hr,
            _ => false,
        }
    }

    /// Whether end tags inside it leave alone what was opened outside of it.
    pub(crate) fn bounds_scope(self) -> bool {
        self == Self::Html || matches!(self.kind(), Kind::Table | Kind::Caption | Kind::Cell)
    }
}
