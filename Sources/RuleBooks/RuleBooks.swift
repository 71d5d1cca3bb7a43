// RuleBooks
