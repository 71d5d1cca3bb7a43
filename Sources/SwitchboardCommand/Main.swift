import CommandOptions
import Foundation

@main
struct Main {
    static let program = Program(
        name: "switchboard", abstract: "Routes what people write to a school district to the department that answers",
        commands: [
            RunCommand.self, DemoCommand.self, ReloadCommand.self, StatusCommand.self, RollbackCommand.self,
            CheckCommand.self, TestCommand.self, ExplainCommand.self,
            AccuracyCommand.self, TuneCommand.self, DiffCommand.self, ClassifyCommand.self, TopicsCommand.self,
            RedriveCommand.self,
            VersionCommand.self,
        ])

    static func main() async {
        let process = ProcessInfo.processInfo
        MemoryPrivacy.protect(environment: process.environment)
        let code = await program.run(Array(process.arguments.dropFirst()), environment: process.environment)
        exit(code.rawValue)
    }
}
