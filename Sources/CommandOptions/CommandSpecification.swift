/// All that is known about a command before it runs: parsing and help both follow from it.
public struct CommandSpecification: Sendable {
    /// A command line that shows what the command is for.
    public struct Example: Sendable {
        /// The command line.
        public var line: String
        /// What it does, in a few words.
        public var purpose: String

        /// An example.
        public init(_ line: String, _ purpose: String) {
            self.line = line
            self.purpose = purpose
        }
    }

    /// What an exit code means here.
    public struct Exit: Sendable {
        /// The code.
        public var code: ExitCode
        /// When the command ends with it.
        public var meaning: String

        /// A code with its meaning.
        public init(_ code: ExitCode, _ meaning: String) {
            self.code = code
            self.meaning = meaning
        }
    }

    /// The word after the program's name.
    public var name: String
    /// One line without a full stop.
    public var abstract: String
    /// What else there is to know, in sentences.
    public var discussion: String
    /// What the command line may say, arguments in the order of their places.
    public var parameters: [ParameterDeclaration]
    /// How it ends, other than fine and wrongly called.
    public var exits: [Exit]
    /// How it is used.
    public var examples: [Example]

    /// A command by its parts.
    public init(
        name: String, abstract: String, discussion: String = "", parameters: [ParameterDeclaration] = [],
        exits: [Exit] = [], examples: [Example] = []
    ) {
        self.name = name
        self.abstract = abstract
        self.discussion = discussion
        self.parameters = parameters
        self.exits = exits
        self.examples = examples
    }

    /// The options and flags.
    var options: [ParameterDeclaration] { parameters.filter { $0.kind != .argument } }
    /// The arguments, in the order of their places.
    var arguments: [ParameterDeclaration] { parameters.filter { $0.kind == .argument } }
}
