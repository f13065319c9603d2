using Fal.Standin;

await using var server = await StandinServer.StartAsync();
Console.WriteLine(server.QueueAddress);
await Task.Delay(Timeout.Infinite);
