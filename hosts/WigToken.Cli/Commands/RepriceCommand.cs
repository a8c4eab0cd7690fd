using System.CommandLine;
using WigToken.Storage;

namespace WigToken.Cli.Commands;

/// <summary>Prices history again with the prices in force.</summary>
internal sealed class RepriceCommand : Command
{
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only say what would change." };

    public RepriceCommand(Func<ParseResult, string> contentRoot)
        : base("reprice", "Price stored messages again with the prices that PRICE_BOOK and PRICES_FILE name now. The server may go on running.")
    {
        Add(_dryRun);
        SetAction((parsed, cancellationToken) => RunAsync(contentRoot(parsed), parsed.GetValue(_dryRun), cancellationToken));
    }

    private static async Task<int> RunAsync(string contentRoot, bool isDryRun, CancellationToken cancellationToken)
    {
        await using var installation = await Installation.OpenAsync(contentRoot, cancellationToken);
        var all = (await installation.Store.GetTotalAsync(cancellationToken)).Sum.Messages;
        using var progress = new ProgressLine(done => $"{Formats.Count(done)} of {Formats.Messages(all)}");
        var models = await installation.Prices.RepriceAsync(isDryRun, Operator.Name, progress, cancellationToken);
        progress.Dispose();

        var table = new Table("model", ">messages", ">changed", ">old cost $", ">new cost $", ">difference $", ">unpriced before", ">unpriced now");
        foreach (var model in models)
            AddRow(table, Label(model), model);
        AddRow(table, "all", models.Aggregate(default(RepricedModel), static (sum, model) => sum + model));
        await Console.Out.WriteAsync(table.ToString());
        await Console.Error.WriteLineAsync(isDryRun
            ? $"Nothing was changed. 'wigtoken reprice' applies the price book {installation.Prices.BookName}."
            : $"History is priced with the price book {installation.Prices.BookName}.");
        return 0;
    }

    private static void AddRow(Table table, string name, RepricedModel model) => table.Add(
        name, Formats.Count(model.Messages), Formats.Count(model.Changed), Formats.Dollars(model.OldCostNano), Formats.Dollars(model.NewCostNano),
        Formats.Dollars(model.NewCostNano - model.OldCostNano), Formats.Count(model.OldUnpriced), Formats.Count(model.NewUnpriced));

    private static string Label(RepricedModel model) => model.Provider is "" or "anthropic" ? model.Model : $"{model.Provider}/{model.Model}";
}
