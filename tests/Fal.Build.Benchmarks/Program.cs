using Fal.Build.Benchmarks.Fidelity;
using Fal.Build.Benchmarks.Performance;

return args switch
{
    ["fidelity", .. var rest] => FidelityCommand.Run(rest),
    ["all", .. var rest] => PerformanceCommand.Run(rest),
    [TenTimesMeasurement.Child, var catalogue, var output] => TenTimesMeasurement.Generate(catalogue, output),
    [LoneProject.Child, var repository, var folder] => new LoneProject(repository, folder).GenerateAndTell(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/Fal.Build.Benchmarks -- fidelity DIRECTORY [--configs DIRECTORY] [--no-overlays] [--json FILE]
        dotnet run -c Release --project tests/Fal.Build.Benchmarks -- all [--only NAME[,NAME]] [--json FILE] [--markdown]
        """);
    return 2;
}
