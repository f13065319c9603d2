namespace System.Runtime.CompilerServices;

/// <summary>Marks setters that only initialisers may call.</summary>
internal static class IsExternalInit;
