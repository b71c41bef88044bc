"""The six verbs of the protocol, one module each but for the two that list records."""
