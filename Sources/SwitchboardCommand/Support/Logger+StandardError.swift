import CommandOptions
import Configuration
import Foundation
import Telemetry

extension Logger {
    /// Lines on standard error: text on a terminal, JSON elsewhere, unless the configuration says which.
    static func standardError(_ log: ServiceConfiguration.Log) -> Logger {
        let environment = ProcessInfo.processInfo.environment
        let isText =
            switch log.format {
            case .auto: StandardStream.error.isTerminal
            case .text: true
            case .json: false
            }
        let usesColor = ColorChoice.auto.usesColor(on: .error, environment: environment)
        return Logger(
            format: isText ? .text(colour: usesColor) : .json, minimumLevel: Telemetry.LogLevel(log.level),
            write: { line in StandardStream.error.write(line) })
    }
}

extension Telemetry.LogLevel {
    fileprivate init(_ level: Configuration.LogLevel) {
        self =
            switch level {
            case .error: .error
            case .warning: .warning
            case .info: .info
            case .debug: .debug
            }
    }
}
