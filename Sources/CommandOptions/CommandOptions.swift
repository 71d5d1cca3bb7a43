// CommandOptions
