using Fal.Build.Benchmarks.Fidelity;

return args switch
{
    ["fidelity", .. var rest] => FidelityCommand.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("dotnet run -c Release --project tests/Fal.Build.Benchmarks -- fidelity DIRECTORY [--configs DIRECTORY] [--no-overlays] [--json FILE]");
    return 2;
}
