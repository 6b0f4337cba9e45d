"""What people do: one module per desk, one function per act, one transaction each."""
