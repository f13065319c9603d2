namespace Fal.Nodes;

/// <summary>The service's addresses, and which others may see the key.</summary>
internal sealed class FalHosts
{
    private static readonly string[] Domains = ["fal.run", "fal.ai"];

    private readonly Uri[] _addresses;
    private readonly bool _isOfficial;

    public FalHosts(FalClientOptions options)
    {
        var defaults = new FalClientOptions();
        Queue = WithSlash(options.QueueAddress);
        Run = WithSlash(options.RunAddress);
        Storage = WithSlash(options.StorageAddress);
        _addresses = [Queue, Run, Storage];
        _isOfficial = Queue == defaults.QueueAddress && Run == defaults.RunAddress && Storage == defaults.StorageAddress;
    }

    public Uri Queue { get; }

    public Uri Run { get; }

    public Uri Storage { get; }

    /// <summary>
    /// True for a configured address, and for every host of fal where none was configured: a proxy's key is no business of fal,
    /// and fal's none of anybody else.
    /// </summary>
    public bool Trusts(Uri address) => _addresses.Any(known => IsSameOrigin(known, address)) || (_isOfficial && IsFal(address));

    private static bool IsSameOrigin(Uri left, Uri right) =>
        Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static bool IsFal(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && Domains.Any(domain =>
            string.Equals(address.Host, domain, StringComparison.OrdinalIgnoreCase) ||
            address.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));

    private static Uri WithSlash(Uri address) =>
        address.AbsoluteUri.EndsWith("/", StringComparison.Ordinal) ? address : new Uri(address.AbsoluteUri + "/");
}
