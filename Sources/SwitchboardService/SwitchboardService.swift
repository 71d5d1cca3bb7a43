// SwitchboardService
