import CommandOptions
import Foundation
import RuleBooks

/// Reads files of labelled inquiries, one a line.
enum LabelledFile {
    /// A line is no longer than an inquiry may be by default.
    private static let lineBytesMax = 1 << 20

    /// The inquiries of some files (`-` for standard input), or the code to end with. Lines that can't be read are named on standard
    /// error and left out; `badLines` counts them.
    static func read(
        _ files: [String], command: String, standardPrimary: String? = nil, badLines: inout Int
    ) -> Result<[LabelledInquiry], EndOfCommand> {
        var inquiries: [LabelledInquiry] = []
        for file in files {
            let end = readLines(of: file, command: command) { line, number in
                if let inquiry = LabelledInquiry(line: line, number: number, standardPrimary: standardPrimary) {
                    inquiries.append(inquiry)
                } else {
                    badLines += 1
                    StandardStream.error.write(
                        "\(file):\(number): no JSON object with a `text`\(standardPrimary == nil ? " and a `primary`" : "")\n"
                    )
                }
            }
            if let end { return .failure(EndOfCommand(code: end)) }
        }
        return .success(inquiries)
    }

    /// The code to end a command with.
    struct EndOfCommand: Error {
        let code: ExitCode
    }

    /// Reads a file's lines that are not blank; the code to end with where it can't be read.
    static func readLines(
        of file: String, command: String, _ body: (_ line: [UInt8], _ number: Int) -> Void
    ) -> ExitCode? {
        let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY | O_CLOEXEC)
        func fail() -> ExitCode {
            StandardStream.error.write("switchboard \(command): \(file): \(String(cString: strerror(errno)))\n")
            return .inputOutput
        }
        guard descriptor >= 0 else { return fail() }
        defer { if file != "-" { close(descriptor) } }
        let error = LineReader(lineBytesMax: lineBytesMax).read(from: descriptor, beforeWaiting: { true }) {
            line, number in
            if !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { body(line, number) }
            return true
        }
        guard let error else { return nil }
        errno = error
        return fail()
    }
}
